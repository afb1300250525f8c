import { report } from './gate.ts';
import { judgeAll } from './gates.ts';

const verdicts = await judgeAll();
for (const verdict of verdicts) process.stdout.write(`${report(verdict)}\n`);
process.exitCode = verdicts.some(({ problems }) => problems.length > 0) ? 1 : 0;
