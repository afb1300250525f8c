import type { ViewDeclaration } from '../../../readStore/readStore.ts';
import { type OpenedReadStore, others, rebuiltSamples, samples } from '../opened.ts';
import { seededRandom } from './random.ts';
import { type Operation, randomOperation, type World } from './randomOperations.ts';

/** Where two stores answered differently. */
export interface Difference {
  /** Which operation it was, from 1. */
  readonly after: number;
  readonly operation: string;
  readonly answers: readonly [string, string];
}

/** What ran, and the first difference where there was one. */
export interface Comparison {
  readonly operations: number;
  /** How often each operation was answered and how often it was refused, by its name: to see that all of them ran. */
  readonly answered: Readonly<Record<string, number>>;
  readonly difference?: Difference;
}

type Stores = Pick<OpenedReadStore, 'reader' | 'writer'>;

/** The answer as JSON, or the name of the refusal: messages may differ, names are the port's. */
const answerOf = async ({ run }: Operation, stores: Stores): Promise<string> => {
  try {
    return JSON.stringify(await run(stores)) ?? 'nothing';
  } catch (error) {
    return error instanceof Error ? error.name : 'thrown';
  }
};

const compareOne = async (operation: Operation, stores: readonly [Stores, Stores]): Promise<readonly [string, string]> => [
  await answerOf(operation, stores[0]),
  await answerOf(operation, stores[1]),
];

const whole = (name: string, view: ViewDeclaration, run: Operation['run']): Operation => ({ name, about: view.name, run });

/** Every document, every index in its order, every checkpoint. */
const finalOperations = (): readonly Operation[] =>
  [samples, rebuiltSamples, others].flatMap((view) => [
    whole('scan', view, ({ writer }) => writer.scan(view, undefined, 1_000)),
    whole('checkpoint', view, ({ writer }) => writer.checkpoint(view)),
    ...Object.keys(view.indexes)
      .filter((index) => index !== 'byToken')
      .map((index) => whole(index, view, ({ writer }) => writer.find(view, { index, limit: 1_000 }))),
  ]);

/**
 * Asks both stores the same random operations, all answers compared, and then for their whole state. The same seed is the same
 * sequence. Stops at the first difference.
 */
export const compareStores = async (
  stores: readonly [Stores, Stores],
  options: { readonly seed: number; readonly operations: number },
): Promise<Comparison> => {
  const random = seededRandom(options.seed);
  const world: World = { random, position: 0 };
  const answered: Record<string, number> = {};
  const atTheEnd = finalOperations();
  const total = options.operations + atTheEnd.length;
  for (let made = 1; made <= total; made += 1) {
    const operation = atTheEnd[made - options.operations - 1] ?? randomOperation(world);
    const answers = await compareOne(operation, stores);
    const isRefusal = /^[A-Z]\w+$/.test(answers[0]);
    const key = isRefusal ? answers[0] : operation.name;
    answered[key] = (answered[key] ?? 0) + 1;
    if (answers[0] !== answers[1]) {
      const about = `${operation.name} ${JSON.stringify(operation.about)}`;
      return { operations: made, answered, difference: { after: made, operation: about, answers } };
    }
  }
  return { operations: total, answered };
};
