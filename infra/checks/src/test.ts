import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { report } from './gate.ts';
import { judgeAll } from './gates.ts';
import { missingComponents, neededComponents } from './neededComponents.ts';
import { runVisibly } from './process.ts';
import { readTexts, repositoryFiles, root } from './repository.ts';
import { closingLine, countAll, type VitestResult } from './summary.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

const verdicts = await judgeAll();
for (const verdict of verdicts) say(report(verdict));

const missing = missingComponents(neededComponents(await readTexts(await repositoryFiles(), /\.spec\.tsx?$/)));
for (const { name, isFailure } of missing) say(`not run: ${name}${isFailure ? ' (CI must have it)' : ''}`);

const resultPath = join(root, 'coverage/vitest.json');
await rm(resultPath, { force: true });
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${resultPath}`];
const vitestCode = await runVisibly(join(root, 'node_modules/.bin/vitest'), ['run', '--coverage', ...reporters], root);
// A run that died leaves no result, or half of one; both are a failure and are counted as such.
const tests = await readFile(resultPath, 'utf8')
  .then((text): VitestResult => JSON.parse(text))
  .catch(() => undefined);

const counts = countAll({
  tests,
  vitestCode,
  failedGates: verdicts.filter(({ problems }) => problems.length > 0).length,
});
for (const { name, problems } of verdicts) if (problems.length > 0) say(`failed gate: ${name}`);
say(closingLine(counts));
process.exitCode = counts.failed > 0 ? 1 : 0;
