import { describe, expect, it } from 'vitest';
import { manualClock } from '../testing/manualClock.ts';
import { createPasswordQueue, PasswordQueueFull } from './passwordQueue.ts';

const task = (name: string, started: string[]) => {
  let finish = () => {};
  let fail = (_: Error) => {};
  const done = new Promise<string>((resolve, reject) => {
    finish = () => resolve(name);
    fail = reject;
  });
  return {
    work: () => {
      started.push(name);
      return done;
    },
    finish: () => finish(),
    fail: (error: Error) => fail(error),
  };
};

const tasks = (count: number) => {
  const started: string[] = [];
  return { started, all: Array.from({ length: count }, (_, index) => task(`${index}`, started)) };
};

const refusal = (promise: Promise<unknown>) => promise.then(() => undefined).catch((error: unknown) => error);

describe('createPasswordQueue', () => {
  it('runs no more than its slots at once, in the order of arrival', async () => {
    const queue = createPasswordQueue({ slots: 2, waiting: 10 });
    const { started, all } = tasks(4);
    const answers = all.map(({ work }) => queue.run(work));
    await Promise.resolve();
    expect(started).toEqual(['0', '1']);

    all[1]?.finish();
    await answers[1];
    await Promise.resolve();
    expect(started).toEqual(['0', '1', '2']);

    for (const one of all) one.finish();
    expect(await Promise.all(answers)).toEqual(['0', '1', '2', '3']);
    expect(started).toEqual(['0', '1', '2', '3']);
  });

  it('lets no newcomer in beside the one whose turn it is', async () => {
    const queue = createPasswordQueue({ slots: 1, waiting: 10 });
    const { started, all } = tasks(3);
    const answers = all.slice(0, 2).map(({ work }) => queue.run(work));
    all[0]?.finish();
    await answers[0];
    const newcomer = queue.run(all[2]?.work ?? Promise.reject);
    await Promise.resolve();
    expect(started).toEqual(['0', '1']);

    for (const one of all) one.finish();
    await Promise.all([...answers, newcomer]);
    expect(started).toEqual(['0', '1', '2']);
  });

  it('refuses one more than may wait, and starts nothing of it', async () => {
    const queue = createPasswordQueue({ slots: 1, waiting: 1 });
    const { started, all } = tasks(3);
    const answers = all.map(({ work }) => queue.run(work).catch((error: unknown) => error));

    expect(await answers[2]).toBeInstanceOf(PasswordQueueFull);
    for (const one of all) one.finish();
    expect(await Promise.all(answers.slice(0, 2))).toEqual(['0', '1']);
    expect(started).toEqual(['0', '1']);
  });

  it('estimates retryAfter from what it has measured', async () => {
    const clock = manualClock();
    const queue = createPasswordQueue({ slots: 1, waiting: 1, clock });
    const takeTurns = (times: number): Promise<void> =>
      times === 0 ? Promise.resolve() : queue.run(async () => clock.advance(1_000)).then(() => takeTurns(times - 1));
    await takeTurns(40);
    const { all } = tasks(3);
    const answers = all.map(({ work }) => queue.run(work));

    const refused = await refusal(answers[2] ?? Promise.resolve());
    expect(refused).toBeInstanceOf(PasswordQueueFull);
    expect((refused as PasswordQueueFull).retryAfter).toBeGreaterThan(1_950);
    expect((refused as PasswordQueueFull).retryAfter).toBeLessThanOrEqual(2_000);
    for (const one of all) one.finish();
    await Promise.all(answers.slice(0, 2));
  });

  it('frees the slot of work that failed', async () => {
    const queue = createPasswordQueue({ slots: 1, waiting: 0 });
    const { all } = tasks(2);
    const first = refusal(queue.run(all[0]?.work ?? Promise.reject));
    all[0]?.fail(new Error('broken'));

    expect(await first).toEqual(new Error('broken'));
    all[1]?.finish();
    expect(await queue.run(all[1]?.work ?? Promise.reject)).toBe('1');
  });
});
