import { describe, expect, it } from 'vitest';
import { createPasswordHasher, passwordSlots, passwordWork } from './passwordHasher.ts';
import { PasswordQueueFull } from './passwordQueue.ts';

const quick = { memoryCost: 1_024, timeCost: 2, parallelism: 1 };
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Microseconds of CPU of this process: how long it takes depends on what else the machine does. */
const workOf = async (work: () => Promise<unknown>): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
};

describe('createPasswordHasher', () => {
  it('verifies the password that it hashed and no other', async () => {
    const hasher = createPasswordHasher({ work: quick });
    const hash = await hasher.hash('correct horse');

    expect(await hasher.verify(hash, 'correct horse')).toBe(true);
    expect(await hasher.verify(hash, 'correct horsf')).toBe(false);
    expect(await hasher.verify(hash, '')).toBe(false);
  });

  it('hashes with argon2id, 19 MiB, two passes, one lane and a salt of its own', async () => {
    const hasher = createPasswordHasher();
    const [one, other] = await Promise.all([hasher.hash('a'), hasher.hash('a')]);

    expect(one).toMatch(/^\$argon2id\$v=19\$/);
    expect(one.split('$')[3]?.split(',').sort()).toEqual(['m=19456', 'p=1', 't=2']);
    expect(one).not.toBe(other);
  });

  it('verifies a hash that the reference implementation made', async () => {
    const vector = '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4';

    expect(await createPasswordHasher({ work: quick }).verify(vector, 'password')).toBe(true);
  });

  it('takes composed and decomposed characters for the same', async () => {
    const hasher = createPasswordHasher({ work: quick });

    expect(await hasher.verify(await hasher.hash('й\u00e9ﬁ'), 'и\u0306e\u0301fi')).toBe(true);
  });

  it('does the same work for an unknown account, and answers no', async () => {
    const hasher = createPasswordHasher({ slots: 1 });
    const hash = await hasher.hash('right');
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 9; round++) {
      known.push(await workOf(() => hasher.verify(hash, 'wrong')));
      unknown.push(await workOf(() => hasher.verify(undefined, 'wrong')));
    }

    expect(await hasher.verify(undefined, 'right')).toBe(false);
    expect(median(unknown) / median(known)).toBeGreaterThan(0.6);
    expect(median(unknown) / median(known)).toBeLessThan(1.6);
  });

  it('asks for a new hash after other parameters', async () => {
    const hash = await createPasswordHasher({ work: quick }).hash('a');

    expect(createPasswordHasher({ work: quick }).needsRehash(hash)).toBe(false);
    expect(createPasswordHasher().needsRehash(hash)).toBe(true);
    expect(createPasswordHasher({ work: quick }).needsRehash(hash.replace('argon2id', 'argon2i'))).toBe(true);
  });

  it('throws on a hash that is none, and goes on', async () => {
    const hasher = createPasswordHasher({ work: quick, slots: 1, waiting: 0 });

    await expect(hasher.verify('nonsense', 'a')).rejects.toThrow();
    expect(await hasher.verify(await hasher.hash('a'), 'a')).toBe(true);
  });

  it('refuses what its queue cannot hold, with a time to come again', async () => {
    const hasher = createPasswordHasher({ slots: 1, waiting: 2 });
    const answers = await Promise.allSettled(Array.from({ length: 6 }, () => hasher.hash('a')));
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []));

    expect(refused).toHaveLength(3);
    expect(refused.every((error) => error instanceof PasswordQueueFull && error.retryAfter > 0)).toBe(true);
  });

  it('leaves the event loop free while it hashes', async () => {
    const hasher = createPasswordHasher({ slots: 1, work: { ...passwordWork, timeCost: 20 } });
    let turns = 0;
    let hashing = true;
    const turn = () => {
      turns += 1;
      if (hashing) setImmediate(turn);
    };
    setImmediate(turn);
    await hasher.hash('a');
    hashing = false;

    expect(turns).toBeGreaterThan(100);
  });
});

describe('passwordSlots', () => {
  it.each([
    [1, 1],
    [2, 1],
    [3, 2],
    [4, 3],
    [64, 3],
  ])('on %i cores are %i', (cores, slots) => {
    expect(passwordSlots(cores)).toBe(slots);
  });
});
