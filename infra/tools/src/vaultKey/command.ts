import { InvalidSetting, processEnvironment } from '@chat/platform';
import { rotateVaultKey } from './rotate.ts';

const run = async (): Promise<void> => {
  const changed = await rotateVaultKey(processEnvironment());
  process.stdout.write(`${changed} rings are under the new key now; give no program the old one any more\n`);
};

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof InvalidSetting ? 2 : 1;
});
