import { describe, expect, it } from 'vitest';
import { type Message, posted } from '../message.ts';
import { MessageSelection } from './messageSelection.ts';
import { plainTranscript, quotedTranscript } from './transcript.ts';

const said = (seq: number, content: string, authorId = 'ada'): Message =>
  posted({
    __typename: 'MessagePosted',
    factId: `m${seq}`,
    messageId: `m${seq}`,
    seq,
    position: String(seq),
    at: `2026-05-14T12:0${seq}:00.000Z`,
    authorId,
    content,
    mentions: { users: [], roles: [], everyone: false, here: false },
    replies: [],
  });

const messages = [said(1, 'one'), said(2, 'two'), { ...said(3, ''), content: null, deletedAt: 'x' }, said(4, 'four')];
const [one, two, , four] = messages;
const chosenIn = (selection: MessageSelection) => [...(selection.chosen.get()?.keys() ?? [])];

describe('choosing messages', () => {
  it('adds one, and takes it away', () => {
    const selection = new MessageSelection();
    selection.toggle(one!); // of the list above
    selection.toggle(two!); // the same
    selection.toggle(one!); // the same
    expect(chosenIn(selection)).toEqual(['m2']);
  });

  it('extends to all between that say something, in either direction', () => {
    const selection = new MessageSelection();
    selection.toggle(four!); // of the list above
    selection.extendTo(one!, messages); // the same
    expect(chosenIn(selection).toSorted()).toEqual(['m1', 'm2', 'm4']);
  });

  it('extends to one alone where its beginning is not loaded any more', () => {
    const selection = new MessageSelection();
    selection.toggle(said(9, 'gone'));
    selection.extendTo(two!, messages); // of the list above
    expect(chosenIn(selection)).toEqual(['m9', 'm2']);
  });

  it('ends when it is left', () => {
    const selection = new MessageSelection();
    selection.toggle(one!); // of the list above
    selection.leave();
    expect(selection.chosen.get()).toBeUndefined();
  });
});

const options = {
  nameOf: (id: string) => (id === 'ada' ? 'Ada *the* First' : 'Борис'),
  timeOf: (moment: string) => moment.slice(11, 16),
};

describe('a transcript', () => {
  it('has names and times, in the order of saying, without what is deleted', () => {
    expect(plainTranscript([four!, messages[2]!, one!], options)).toBe(
      'Ada *the* First, 12:01\none\n\nAda *the* First, 12:04\nfour',
    ); // of the list above
  });

  it('is a quote in Markdown, every line of it, in which names are literal', () => {
    expect(quotedTranscript([said(1, 'one\n\n> quoted'), said(2, 'да', 'boris')], options)).toBe(
      '> **Ada \\*the\\* First**, 12:01\n> one\n> \n> > quoted\n> \n> **Борис**, 12:02\n> да',
    );
  });
});
