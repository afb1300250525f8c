import { checkUps, InvalidSetting, processEnvironment } from '@chat/platform';
import { isWell, linesOf } from './report.ts';

const run = async (): Promise<void> => {
  const found = await checkUps(processEnvironment());
  for (const line of found.flatMap(linesOf)) process.stdout.write(`${line}\n`);
  if (!found.every(isWell)) process.exitCode = 1;
};

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof InvalidSetting ? 2 : 1;
});
