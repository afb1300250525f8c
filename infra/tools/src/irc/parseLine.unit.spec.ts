import { describe, expect, it } from 'vitest';
import { parseLine } from './parseLine.ts';

const message = (nick: string, text: string, action = false) => ({ kind: 'message', nick, text, action });

describe('what somebody says', () => {
  it.each([
    ['a message', '[09:14] <ada> hi  there ', message('ada', 'hi  there ')],
    ['a message that looks like another form', '[09:14] <ada> * bert joined <b> === ', message('ada', '* bert joined <b> === ')],
    ['control characters are kept', '[09:14] <ada> \x02b\x02 \x0304r', message('ada', '\x02b\x02 \x0304r')],
    ['separators of lines are text', '[09:14] <ada> a\u2028b', message('ada', 'a\u2028b')],
    ['a nickname with inserted spaces', '[09:14] <bur[n] er> yes', message('bur[n]er', 'yes')],
    ['an action', '[09:14]  * ada waves', message('ada', 'waves', true)],
    ['an action by a bracketed nickname', '[09:14]  * a[b] waves', message('a[b]', 'waves', true)],
    ['an action of the first years', '=== ada waves', message('ada', 'waves', true)],
    ['with inserted spaces inside', '=== bur[n] er waves at x', message('bur[n]er', 'waves at x', true)],
    ['with inserted spaces at the end', '=== zcat[1]  waves', message('zcat[1]', 'waves', true)],
    ['a notice to the channel', '[09:14] -ada:#my-channel- all hands', message('ada', 'all hands')],
    ['a line of a logger that names the channel', '[09:14] (ada/#harbour) hi', message('ada', 'hi')],
  ])('%s', (_, raw, content) => expect(parseLine(raw)).toEqual(content));

  it.each([
    ['no text', '[09:14] <ada>'],
    ['an empty text', '[09:14] <ada> '],
    ['white space', '[09:14] <ada>  \t '],
    ['an action of nothing', '[09:14]  * ada'],
  ])('%s can be no message', (_, raw) => expect(parseLine(raw)).toEqual({ kind: 'unpostable', nick: 'ada', reason: 'EMPTY' }));

  it('more than 4,000 code points can be no message', () => {
    expect(parseLine(`[09:14] <ada> ${'🚢'.repeat(4_000)}`)).toMatchObject({ kind: 'message' });
    expect(parseLine(`[09:14] <ada> ${'🚢'.repeat(4_001)}`)).toEqual({ kind: 'unpostable', nick: 'ada', reason: 'TOO_LONG' });
  });
});

describe('what happens', () => {
  const host = '~ada@example.org';
  const set = (mode: string, argument: string) => ({ sign: '+', mode, argument });
  it.each([
    ['joined', `=== ada [${host}]  has joined #Harbour`, { kind: 'joined', nick: 'ada', host }],
    ['joined, one space', `=== a[b] [${host}] has joined #harbour`, { kind: 'joined', nick: 'a[b]', host }],
    [
      'joined, brackets all over',
      '=== [cc] smart [n=[cc] s@x]  has joined #h',
      { kind: 'joined', nick: '[cc]smart', host: 'n=[cc] s@x' },
    ],
    ['left', `=== ada [${host}]  has left #harbour []`, { kind: 'left', nick: 'ada', host }],
    ['left for a reason', `=== ada [${host}]  has left #h ["Bye now"] `, { kind: 'left', nick: 'ada', host, reason: 'Bye now' }],
    ['left, reason cut', `=== ada [${host}]  has left #h ["Bye]`, { kind: 'left', nick: 'ada', host, reason: 'Bye' }],
    ['quit', `=== ada [${host}] has quit [requested]`, { kind: 'left', nick: 'ada', host, reason: 'requested' }],
    ['renamed', '=== a[b]  is now known as [c] d', { kind: 'renamed', from: 'a[b]', to: '[c]d' }],
    ['renamed to a bracket', '=== ada is now known as ada[off] ', { kind: 'renamed', from: 'ada', to: 'ada[off]' }],
    ['topic', '=== ada changed the topic of #h to: a | b', { kind: 'topicChanged', nick: 'ada', topic: 'a | b' }],
    ['topic of the first years', '=== ..[topic/#h:ada] : a : b', { kind: 'topicChanged', nick: 'ada', topic: 'a : b' }],
    ['kicked', '=== ada was kicked off #h by bob (why (not))', { kind: 'kicked', nick: 'ada', by: 'bob', reason: 'why (not)' }],
    ['modes', '=== mode/#h [+b *!*@x]  by bob', { kind: 'modeChanged', by: 'bob', changes: [set('b', '*!*@x')] }],
    [
      'modes by a server',
      '=== mode/#h [+o ada] by irc.x.net',
      { kind: 'modeChanged', by: 'irc.x.net', changes: [set('o', 'ada')] },
    ],
    ['a join of somebody called mode', `=== modesto [${host}]  has joined #h`, { kind: 'joined', nick: 'modesto', host }],
    ['service', '=== Starting logfile irclogs/h.log', { kind: 'serviceNotice', text: 'Starting logfile irclogs/h.log' }],
    ['split', '=== netjoined: a.net -> b.net', { kind: 'serviceNotice', text: 'netjoined: a.net -> b.net' }],
    ['where we are', "=== You're now talking in #h", { kind: 'serviceNotice', text: "You're now talking in #h" }],
    ['blank', '  ', { kind: 'blank' }],
  ])('%s', (_, raw, content) => expect(parseLine(raw)).toEqual(content));

  it.each([
    'torn line',
    '[25:00] <ada> no such hour',
    '[09:14] ada: no form',
    '[09:14] <two words> hi',
    `[09:14] <${'a'.repeat(65)}> a name too long to show`,
    '=== mode/#h [+b]  by bob',
    '=== mode/#h [+r stray]  by bob',
    '=== ???',
    '===',
  ])('%s is not understood and kept as it is', (raw) => expect(parseLine(raw)).toEqual({ kind: 'unknown', raw }));
});
