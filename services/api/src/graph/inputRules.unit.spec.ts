import 'reflect-metadata';
import { describe, expect, it } from 'vitest';
import { AtMostItems, AtMostLong, InRange, validateInput } from './inputRules.ts';
import { PageArgs } from './page.ts';

class Probe {
  number?: number | null;
  text?: string | null;
  list?: readonly string[] | null;
}
InRange(2, 3)(Probe.prototype, 'number');
AtMostLong(2)(Probe.prototype, 'text');
AtMostItems(1)(Probe.prototype, 'list');

const judged = async (input: Probe) => validateInput(Object.assign(new Probe(), input), Probe);

describe('the rules of an input', () => {
  it.each([{}, { number: null, text: null, list: null }, { number: 2 }, { number: 3, text: 'ab', list: ['a'] }])(
    'let %j pass',
    async (input) => expect(await judged(input)).toBeUndefined(),
  );

  it('count code points', async () => {
    expect(await judged({ text: '🙂🙂' })).toBeUndefined();
    await expect(judged({ text: '🙂🙂🙂' })).rejects.toThrow('text breaks the rule TOO_LONG (2)');
  });

  it.each<[Probe, object]>([
    [{ number: 1 }, { field: 'number', rule: 'RANGE', limit: 3 }],
    [{ number: 4 }, { field: 'number', rule: 'RANGE', limit: 3 }],
    [{ text: 'secret' }, { field: 'text', rule: 'TOO_LONG', limit: 2 }],
    [{ list: ['a', 'b'] }, { field: 'list', rule: 'TOO_MANY', limit: 1 }],
  ])('refuse %j with %j, and do not say again what was sent', async (input, named) => {
    const error = await judged(input).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ extensions: { code: 'INVALID_INPUT', ...named } });
    expect(JSON.stringify(error)).not.toContain('secret');
  });

  it.each([{ first: 0 }, { first: 101 }, { last: -1 }, { last: 101 }])('refuse a page of %j', async (size) => {
    await expect(validateInput(Object.assign(new PageArgs(), size), PageArgs)).rejects.toThrow('breaks the rule RANGE (100)');
  });

  it('cost nothing where a class has none', () => {
    expect(validateInput({ anything: 1 }, class Plain {})).toBeUndefined();
    expect(validateInput('a scalar', String)).toBeUndefined();
  });
});
