import { describe, expect, it } from 'vitest';
import { joins, kicked, type Line, mode, parts, planned, renames, says } from './testing/plannedLines.ts';

const kindsOf = (...lines: readonly Line[]): readonly string[] => planned(lines).acts.map(({ kind }) => kind);
const classesOf = (...lines: readonly Line[]) => Object.fromEntries(planned(lines).tally.lines.entries());
const modesOf = (...lines: readonly Line[]) => Object.fromEntries(planned(lines).tally.modes.entries());

describe('people', () => {
  it('are made at the first line about them, then join', () =>
    expect(kindsOf(joins('ada'), says('ada'))).toEqual(['createPlaceholder', 'join']));

  it('who speak without having been seen joining join before they speak', () => {
    expect(kindsOf(says('ada'), says('ada'))).toEqual(['createPlaceholder', 'join']);
    expect(planned([says('ada'), says('ada')]).tally.impliedJoins).toBe(1);
  });

  it('are one where their folded nicknames are, named as first seen', () => {
    const { acts } = planned([says('Quetzal[x]'), says('quetzal{X}')]);
    expect(acts).toEqual([
      { kind: 'createPlaceholder', userId: 'user quetzal{x}', displayName: 'Quetzal[x]' },
      { kind: 'join', userId: 'user quetzal{x}' },
    ]);
  });

  it('who join while they are there are counted apart', () =>
    expect(classesOf(joins('ada'), joins('ada'))).toEqual({ join: 1, joinOfPresent: 1 }));

  it('who leave join again by their next word', () =>
    expect(kindsOf(joins('ada'), parts('ada'), says('ada'))).toEqual(['createPlaceholder', 'join', 'leave', 'join']));

  it('who leave without being there are counted apart', () => expect(classesOf(parts('ada'))).toEqual({ leaveOfAbsent: 1 }));
});

describe('a change of nickname', () => {
  it('links the old to the new one and makes nobody a member', () =>
    expect(planned([renames('ada', 'lovelace')]).acts.slice(2)).toEqual([
      { kind: 'linkPlaceholder', userId: 'user ada', otherId: 'user lovelace' },
    ]));

  it('is linked once', () =>
    expect(classesOf(renames('a', 'b'), renames('b', 'a'), renames('a', 'b'))).toEqual({ rename: 2, renameSeenBefore: 1 }));

  it('of spelling only links nobody', () => expect(classesOf(renames('Ada', 'ada'))).toEqual({ renameInSpelling: 1 }));
});

describe('a kick', () => {
  it('is of somebody who was there', () => expect(kindsOf(kicked('ada'))).toEqual(['createPlaceholder', 'join', 'kick']));

  it('lets nobody in whom a ban keeps out', () => {
    const lines = [joins('ada'), mode('+', 'b', 'ada!*@*'), kicked('ada')];
    expect(kindsOf(...lines)).toEqual(['createPlaceholder', 'join', 'ban']);
    expect(classesOf(...lines)).toEqual({ join: 1, modes: 1, kickOfBanned: 1 });
  });

  it('with a reason that is too long is refused', () =>
    expect(planned([kicked('ada', 'a'.repeat(513))]).tally.refused).toEqual([
      { place: '2009-03-01.raw.txt:1', reason: 'reason TOO_LONG' },
    ]));
});

describe('bans', () => {
  it('of a nickname are of the member, also of one never seen', () =>
    expect(planned([mode('+', 'b', 'ada!*@*')]).acts[1]).toEqual({ kind: 'ban', userId: 'user ada' }));

  it('that forbid speaking only are time-outs, until they are lifted', () =>
    expect(kindsOf(mode('+', 'q', 'ada!*@*'), mode('-', 'q', 'ada!*@*')).slice(1)).toEqual(['timeOut', 'liftTimeout']));

  it('of a pattern are masks', () =>
    expect(planned([mode('+', 'b', '*!*@host'), mode('-', 'b', '*!*@host'), mode('-', 'b', '*!*@other')]).acts).toEqual([
      { kind: 'changeMask', change: { kind: 'BANNED', mask: '*!*@host', muteOnly: false } },
      { kind: 'changeMask', change: { kind: 'UNBANNED', mask: '*!*@host', muteOnly: false, matched: true } },
      { kind: 'changeMask', change: { kind: 'UNBANNED', mask: '*!*@other', muteOnly: false, matched: false } },
    ]));

  it('of somebody who was seen joining since have ended', () => {
    const lines = [mode('+', 'b', 'ada!*@*'), joins('ada'), mode('-', 'b', 'ada!*@*')];
    expect(kindsOf(...lines)).toEqual(['createPlaceholder', 'ban', 'join']);
    expect(modesOf(...lines)).toEqual({ memberBanned: 1, repeated: 1 });
  });

  it('refuse no word of the banned', () => {
    const { messages, acts } = planned([mode('+', 'b', 'ada!*@*'), says('ada')]);
    expect(messages).toHaveLength(1);
    expect(acts.map(({ kind }) => kind)).toEqual(['createPlaceholder', 'ban']);
  });

  it('that are too long to keep are refused', () =>
    expect(modesOf(mode('+', 'b', `*!*@${'a'.repeat(513)}`))).toEqual({ refused: 1 }));

  it('stand among other modes', () => expect(modesOf(mode('+', 'o', 'ada'))).toEqual({ otherMode: 1 }));
});

describe('messages', () => {
  it('say what was typed, when it was said', () => {
    const { messages } = planned([says('ada'), { kind: 'message', nick: 'ada', text: 'sighs', action: true }]);
    expect(messages.map(({ content, occurredAt }) => [content, occurredAt])).toEqual([
      ['ahoy', 0],
      ['/me sighs', 60_000],
    ]);
  });

  it('answer messages of their chunk and of earlier ones, which are then named', () => {
    const lines = [...Array.from({ length: 300 }, () => says('ada')), says('bert', 'yes', [0, 299])];
    const { chunks } = planned(lines);
    expect(chunks.length).toBeGreaterThan(1);
    const last = chunks.at(-1);
    expect(last?.messages.at(-1)?.replies).toEqual(['chunk 0 message 0', `chunk 1 message ${299 - (last?.firstRevision ?? 0)}`]);
    expect(last?.answered).toEqual([{ id: 'chunk 0 message 0', revision: 0 }]);
  });

  it('that break the rule of messages are refused, with the answers to them', () => {
    const { tally, messages } = planned([says('ada', '\u200B'), says('bert', 'yes', [0])]);
    expect(tally.refused).toEqual([{ place: '2009-03-01.raw.txt:1', reason: 'message EMPTY' }]);
    expect(messages[0]?.replies).toEqual([]);
    expect(tally.skippedAnnotations.of('ANSWERED_NOT_POSTED')).toBe(1);
  });

  it('stand densely, chunk after chunk', () => {
    const { chunks } = planned(Array.from({ length: 700 }, () => says('ada')));
    let next = 0;
    for (const { firstRevision, messages } of chunks) {
      expect(firstRevision).toBe(next);
      expect(messages.length).toBeLessThanOrEqual(250);
      next += messages.length;
    }
    expect(next).toBe(700);
  });

  it('of great length make smaller chunks', () => {
    const { chunks } = planned(Array.from({ length: 60 }, () => says('ada', '\u0003'.repeat(4_000))));
    for (const { messages } of chunks) expect(messages.length).toBeLessThanOrEqual(16);
  });
});

describe('every line', () => {
  it('is of exactly one class', () => {
    const lines: readonly Line[] = [
      says('ada'),
      { kind: 'topicChanged', nick: 'ada', topic: 'open' },
      { kind: 'topicChanged', nick: 'ada', topic: 'a'.repeat(1_025) },
      { kind: 'serviceNotice', text: 'Starting' },
      { kind: 'unpostable', nick: 'ada', reason: 'EMPTY' },
      { kind: 'blank' },
      { kind: 'unknown', raw: 'torn' },
    ];
    const { tally } = planned(lines);
    expect(tally.lines.total).toBe(lines.length);
    expect(Object.fromEntries(tally.lines.entries())).toEqual({
      message: 1,
      topic: 1,
      refused: 2,
      serviceNotice: 1,
      blank: 1,
      unknown: 1,
    });
    expect(tally.unknown).toEqual(['2009-03-01.raw.txt:7']);
  });

  it('has keys of its own', () => {
    const { steps } = planned([kicked('ada'), kicked('ada'), renames('ada', 'bert')]);
    expect(new Set(steps.map(({ key }) => key)).size).toBe(steps.length);
  });
});
