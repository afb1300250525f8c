import { describe, expect, it } from 'vitest';
import { manualClock } from '../testing/manualClock.ts';
import { memoryLimits } from './memoryLimits.ts';
import { limitRules } from './rules.ts';

const allowedOf = async (rule: (typeof limitRules)[keyof typeof limitRules], times: number): Promise<number> => {
  const limits = memoryLimits({ clock: manualClock() });
  const answers = await Promise.all(Array.from({ length: times }, () => limits.take('192.0.2.1', rule)));
  return answers.filter((answer) => answer.allowed).length;
};

describe('limitRules', () => {
  it('lets a raid of 500 joins from one address pass at once, with four requests each', async () => {
    expect(await allowedOf(limitRules.joinPerAddress, 500)).toBe(500);
    expect(await allowedOf(limitRules.requestPerAddress, 2_000)).toBe(2_000);
  });

  it('stops the eleventh try at one account from one place', async () => {
    expect(await allowedOf(limitRules.logInPerAccountAndAddress, 50)).toBe(10);
  });

  it('shuts an address out after 10,000 invalid requests', async () => {
    expect(await allowedOf(limitRules.invalidPerAddress, 10_100)).toBe(10_000);
  });

  it('names every rule after what it is', () => {
    for (const [name, rule] of Object.entries(limitRules)) {
      expect(rule.name).toBe(name);
      expect(name).toMatch(/Per(Address|Account|AccountAndAddress|AccountAndChannel|Token)$/);
      expect(rule.points).toBeGreaterThan(0);
      expect(rule.perSeconds).toBeGreaterThan(0);
    }
  });
});
