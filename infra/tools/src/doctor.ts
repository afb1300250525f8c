import { loading } from '@chat/platform/loading';

await loading(() => import('./doctor/command.ts'));
