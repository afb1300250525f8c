import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeBlocks, lists, plainLines, quotes } from './blocks.golden.ts';
import { ann, bob } from './golden.ts';
import { type AnyNode, mentionsOf, parseMarkup, plainText } from './index.ts';
import { links, literals, marks, mentions, scripts } from './inlines.golden.ts';

describe.each(Object.entries({ marks, literals, links, mentions, scripts, codeBlocks, quotes, lists, plainLines }))(
  '%s',
  (_, table) => {
    it.each(table.map(([text, ...tree]) => ({ text, tree })))('$text', ({ text, tree }) => {
      expect(parseMarkup(text)).toEqual(tree);
    });
  },
);

const tokens = { userMention: '<@', roleMention: '<@&', channelMention: '<#' } as const;

/** All that the leaves of a tree say: text, code and its language, URLs, numbers, ids. */
const said = (node: AnyNode): string => {
  switch (node.type) {
    case 'text':
    case 'code':
      return node.text;
    case 'codeBlock':
      return (node.language ?? '') + node.text;
    case 'link': {
      const label = node.children.map(said).join('');
      return label === node.url ? label : label + node.url;
    }
    case 'userMention':
    case 'roleMention':
    case 'channelMention':
      return tokens[node.type] + node.id;
    case 'timestamp':
      return `t${node.seconds}${node.style}`;
    case 'everyone':
    case 'here':
      return node.type;
    case 'item':
      return (node.number ?? '') + node.children.map(said).join('');
    case 'list':
      return node.items.map(said).join('');
    default:
      return node.children.map(said).join('');
  }
};
/** Without white space and ASCII punctuation, of which the syntax is made. */
const words = (text: string): string => text.replace(/[\s!-/:-@[-`{-~]/g, '');
const keepsAll = (text: string): void => {
  expect(words(parseMarkup(text).map(said).join(''))).toBe(words(text));
};

/** Pieces of syntax, put together at random: what a table does not think of. */
const syntax = fc.constantFrom(
  ...['*', '**', '_', '~~', '||', '|', '`', '```', '\\', '[', ']', '](http://a.b)', '(', ')', 'https://a.b/c', '<', '>', '@here'],
  ...[
    '\n',
    '\r\n',
    ' ',
    '> ',
    '>>> ',
    '- ',
    '  - ',
    '1. ',
    'a',
    'слово',
    '😀',
    '‏שלום',
    '¯\\_(ツ)_/¯',
    `<@${ann}>`,
    '<t:5:R>',
    'ts\n',
  ],
);
const written = fc.array(syntax, { maxLength: 40 }).map((pieces) => pieces.join(''));

describe('parseMarkup', () => {
  it('loses nothing that a person wrote, whatever the syntax around it', () => {
    fc.assert(fc.property(written, keepsAll), { numRuns: 2_000 });
  });

  it('loses nothing of any string, lone surrogates included', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), keepsAll), { numRuns: 500 });
  });
});

describe('plainText', () => {
  it.each([
    ['**a** _b_ ~~c~~ ||d|| `e`', 'a b c d e'],
    ['[label](http://a.org) http://b.org', 'label (http://a.org) http://b.org'],
    ['> a\n> b\n\nc', '> a\n> b\n\nc'],
    ['- a\n  - b\n- c', '- a\n  - b\n- c'],
    ['3. a\n3. b', '3. a\n3. b'],
    ['a\n```ts\nb\n```\nc', 'a\nb\nc'],
    [`<@${ann}> <@&${bob}> <#${ann}> <t:5:R> @here @everyone`, `<@${ann}> <@&${bob}> <#${ann}> <t:5:R> @here @everyone`],
    ['> 1. a\n> - b', '> 1. a\n> - b'],
    ['', ''],
  ])('of %j is %j', (text, plain) => {
    expect(plainText(parseMarkup(text))).toBe(plain);
  });

  it('of a text without syntax is that text', () => {
    const plain = fc.string({ unit: fc.constantFrom('a', 'я', '😀', ' ', '\n', '\r\n', ',', '!', '?', '#', '1', '\0') });
    fc.assert(
      fc.property(plain, (text) => {
        expect(plainText(parseMarkup(text))).toBe(text);
      }),
    );
  });
});

describe('mentionsOf', () => {
  it('names each once, in the order of their first mention', () => {
    const text = `<@${bob}> <@${ann}> <@${bob}> <@&${ann}> <#${bob}> <#${bob}>`;
    expect(mentionsOf(text)).toEqual({ users: [bob, ann], roles: [ann], channels: [bob], everyone: false, here: false });
  });

  it('finds them in marks, quotes, lists, labels and spoilers', () => {
    expect(mentionsOf(`> **<@${ann}>**\n- a\n  - [<@${bob}>](http://a.org)\n\n||@here|| @everyone`)).toEqual({
      users: [ann, bob],
      roles: [],
      channels: [],
      everyone: true,
      here: true,
    });
  });

  it.each(['`%`', '```\n%\n```', '> `%`', '- ```%```', '\\%'])('finds none in %s', (around) => {
    for (const token of [`<@${ann}>`, `<@&${ann}>`, `<#${ann}>`, '@everyone', '@here']) {
      expect(mentionsOf(around.replace('%', token))).toEqual({
        users: [],
        roles: [],
        channels: [],
        everyone: false,
        here: false,
      });
    }
  });
});

const root = new URL('../../../', import.meta.url).pathname;
const blns = resolve(root, process.env['CHAT_DATA'] ?? '../shared/data', 'blns.json');

it('every naughty string parses and keeps its text', () => {
  if (!existsSync(blns)) {
    process.stdout.write('not run: data\n');
    return;
  }
  const strings: readonly string[] = JSON.parse(readFileSync(blns, 'utf8'));
  expect(strings.length).toBeGreaterThan(500);
  for (const text of strings) keepsAll(text);
});
