import { loading } from '@chat/platform/loading';

await loading(() => import('./importing/command.ts'));
