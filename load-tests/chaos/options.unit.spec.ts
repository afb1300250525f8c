import { expect, it } from 'vitest';
import { BadOptions, parseOptions } from './options.ts';

const parse = (words: string) => parseOptions(words.split(' '));

it('minutes may be parts of one', () => {
  expect(parse('--minutes 1 --seed 7 --embedded')).toEqual({ millis: 60_000, seed: 7, keep: false, embedded: true });
  expect(parse('--embedded --keep --seed 0 --minutes 0.25')).toEqual({ millis: 15_000, seed: 0, keep: true, embedded: true });
});

it('many processes are meant where nothing else is said', () => {
  expect(parse('--minutes 5 --seed 1').embedded).toBe(false);
});

it.each([
  ['--seed 7 --embedded', '--minutes must be above 0'],
  ['--minutes --seed 7 --embedded', '--minutes must be above 0'],
  ['--minutes 0 --seed 7 --embedded', '--minutes must be above 0'],
  ['--minutes 601 --seed 7 --embedded', 'at most 600'],
  ['--minutes 1 --embedded', '--seed must be a whole number'],
  ['--minutes 1 --seed -1 --embedded', '--seed must be a whole number'],
  ['--minutes 1 --seed 4294967296 --embedded', 'to 4294967295'],
  ['--minutes 1 --seed 7 --embedded --fast', 'unknown: --fast'],
])('%s is refused with the rule', (words, rule) => {
  expect(() => parse(words)).toThrow(BadOptions);
  expect(() => parse(words)).toThrow(rule);
});
