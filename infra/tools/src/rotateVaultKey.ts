import { loading } from '@chat/platform/loading';

await loading(() => import('./vaultKey/command.ts'));
