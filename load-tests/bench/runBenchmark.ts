import { goals } from './goals/goals.ts';
import type { Figure, Goal } from './measure/goal.ts';
import { reportOf } from './measure/report.ts';
import { verdictOf } from './measure/verdict.ts';
import { type Options, parseOptions, UnknownOption } from './options.ts';
import { Run } from './run.ts';

/** A goal that breaks is a row that says so: the others are still of use. */
const measure = async (goal: Goal, run: Run): Promise<readonly Figure[]> => {
  run.say(`${goal.name}: ${goal.about}`);
  try {
    return await goal.measure(run);
  } catch (error) {
    run.say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    const note = `it failed: ${error instanceof Error ? error.message.split('\n', 1)[0] : String(error)}`;
    return [{ goal: goal.name, name: goal.about, values: [], gate: { atLeast: 0 }, aim: { atLeast: 0 }, note }];
  }
};

const figuresOf = async (options: Options): Promise<readonly Figure[]> => {
  await using run = await Run.open(options);
  const asked = goals.filter((goal) => options.goals.length === 0 || options.goals.includes(goal.name));
  const figures: Figure[] = [];
  for (const goal of asked) {
    const measured = await measure(goal, run);
    // A run takes a quarter of an hour: what is known is shown, whatever becomes of the rest.
    run.say(reportOf(measured));
    figures.push(...measured);
  }
  return figures;
};

/** Prints the table. Answers with the exit code: 0 whatever was measured, unless `--gate` asks for every gate to be met. */
export const runBenchmark = async (words: readonly string[]): Promise<number> => {
  try {
    const options = parseOptions(words, [...new Set(goals.map((goal) => goal.name))]);
    const figures = await figuresOf(options);
    process.stdout.write(`${reportOf(figures)}\n`);
    return options.gate && figures.some((figure) => verdictOf(figure) !== 'met') ? 1 : 0;
  } catch (error) {
    if (!(error instanceof UnknownOption)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
};
