import { describe, expect, it } from 'vitest';
import { type AnyNode, deepest, mentionsOf, parseMarkup, plainText } from './index.ts';

const repeated = (unit: string) => (length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

const units = [
  ...['*', '_', '~', '~~', '|', '||', '[', ']', '`', '<', '>', '\\', '@', '(', '\n', 'h', '¯'],
  ...['> ', '- ', '1. ', '](', '![', '- a\n', '> a\n', '- a\n  - b\n', '>>> ', '```\n', '||\n', '\\`'],
  ...['**a', '*a ', 'a**', '*a_b', '_a*', 'a*b_c~~', '**a*', '[*', '*[', '||a', '~~a ', '||`', '`a', '``a`', '`a`b'],
  ...['[a](', '[](http://a/', '[](http://a)', '[](mailto:a', '**[a](http://b) ', 'http://[', 'http://xn--a/', 'http://a:99999/'],
  ...['<@', '<t:1', `<@${'0'.repeat(31)}`, '@everyone', '¯\\_(ツ)_/', '😀*', 'я_', '\u0301*', '\ud800'],
];

const fencesGettingShorter = (length: number) => {
  let text = '';
  for (let size = 90; size > 0 && text.length < length; size -= 1) text += `${'`'.repeat(size)}a`;
  return text.slice(0, length);
};

const texts: readonly (readonly [string, (length: number) => string])[] = [
  ...units.map((unit) => [unit, repeated(unit)] as const),
  ['fences that get shorter', fencesGettingShorter],
  ['openers, then closers', (length) => '*a '.repeat(length / 6) + ' a*'.repeat(length / 6)],
  ['one deep nest', (length) => '*'.repeat(length / 2) + 'a'.repeat(8) + '*'.repeat(length / 2 - 8)],
  ['nests of all marks', (length) => '*a_b~~c||d'.repeat(length / 20) + '||~~_*'.repeat(length / 12)],
];

/** The least processor time of some runs, in milliseconds: what the text costs, whoever else uses the machine. */
const cost = (text: string): number => {
  const runs = [1, 2, 3].map(() => {
    const before = process.cpuUsage();
    parseMarkup(text);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return Math.min(...runs);
};

const depthOf = (nodes: readonly AnyNode[]): number => {
  const below = nodes.map((node) => {
    if (node.type === 'list') return depthOf(node.items);
    return 'children' in node ? depthOf(node.children) : 0;
  });
  return 1 + Math.max(0, ...below);
};

describe.each(texts)('hostile text of %j', (_, make) => {
  it('of 4,000 characters parses in milliseconds', { retry: 3 }, () => {
    const text = make(4_000);
    parseMarkup(text);
    expect(cost(text)).toBeLessThan(20);
  });

  // Processor time is noisy where caches are shared, so a first failure says little: what is quadratic fails each time.
  it('costs in proportion to its length', { retry: 3 }, () => {
    const short = Math.max(cost(make(8_000)), 0.5);
    // Eight times the length: linear is 8, with garbage collection at most 20; quadratic is 64.
    expect(cost(make(64_000)) / short).toBeLessThan(40);
  });

  it('gives a tree of bounded depth, whose text and mentions can be read', () => {
    const tree = parseMarkup(make(4_000));
    expect(depthOf(tree)).toBeLessThan(deepest + 8);
    expect(typeof plainText(tree)).toBe('string');
    expect(mentionsOf(make(4_000)).users).toEqual([]);
  });
});
