import { runBenchmark } from './runBenchmark.ts';

process.exitCode = await runBenchmark(process.argv.slice(2));
