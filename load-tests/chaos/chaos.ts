import { runChaos } from './runChaos.ts';

process.exitCode = await runChaos(process.argv.slice(2));
