import { describe, expect, it } from 'vitest';
import type { Person } from '../people/peopleDirectory.ts';
import { parseWhisper, type Resolved, resolveWhisper } from './whisper.ts';

const person = (handle: string, displayName: string): Person => ({
  id: handle,
  handle,
  displayName,
  avatarColour: '#000000',
  kind: 'PERSON',
});
const anna = person('anna', 'Anna');
const annaMaria = person('maria', 'Anna Maria');
const otherAnna = person('anna.b', 'Anna');
const boris = person('boris', 'Борис');

const resolve = (argument: string, people: readonly Person[]): Resolved => {
  const whisper = parseWhisper(argument);
  if (whisper.kind === 'mentioned' || whisper.kind === 'malformed') throw new Error(whisper.kind);
  return resolveWhisper(whisper, people);
};
const to = (people: Person, text: string): Resolved => ({ kind: 'one', recipient: { person: people, text } });

it.each(['', ' ', 'anna', 'anna  ', '"anna maria"', '"anna hello', '"" hello'])(
  'what lacks a name or a message is no whisper: %j',
  (argument) => {
    expect(parseWhisper(argument)).toEqual({ kind: 'malformed' });
  },
);

describe('a whisper', () => {
  it('goes to whoever has the handle or the name, whatever the case', () => {
    expect(resolve('ANNA hello there', [anna, boris])).toEqual(to(anna, 'hello there'));
    expect(resolve('@борис привет', [anna, boris])).toEqual(to(boris, 'привет'));
    expect(resolve('  boris\nfirst\nsecond', [boris])).toEqual(to(boris, 'first\nsecond'));
  });
  it('goes to whoever was chosen from the list of people', () => {
    const userId = '0190a1b2c3d4e5f60718293a4b5c6d7e';
    expect(parseWhisper(`<@${userId}> hello`)).toEqual({ kind: 'mentioned', userId, text: 'hello' });
    expect(parseWhisper(`<@${userId}>`)).toEqual({ kind: 'malformed' });
  });
  it('goes to the longest name that fits, and the rest is what is said', () => {
    expect(resolve('Anna Maria hello', [anna, annaMaria])).toEqual(to(annaMaria, 'hello'));
    expect(resolve('Anna hello', [anna, annaMaria])).toEqual(to(anna, 'hello'));
    expect(resolve('"Anna Maria" hello', [anna, annaMaria])).toEqual(to(annaMaria, 'hello'));
    expect(resolve('«Борис» привет', [boris])).toEqual(to(boris, 'привет'));
  });
  it('asks which where several are called so', () => {
    expect(resolve('anna hello', [annaMaria, otherAnna, { ...anna, handle: 'a' }])).toMatchObject({
      kind: 'several',
      recipients: [{ person: otherAnna, text: 'hello' }, { text: 'hello' }],
    });
  });
  it('asks before it goes to somebody who is called nearly so', () => {
    expect(resolve('bor hello', [boris])).toEqual({ kind: 'several', recipients: [{ person: boris, text: 'hello' }] });
  });
  it('goes nowhere where nobody is called so', () => {
    expect(resolve('cyd hello', [anna])).toEqual({ kind: 'unknown', name: 'cyd' });
    expect(resolve('"Anna M" hello', [anna])).toEqual({ kind: 'unknown', name: 'Anna M' });
  });
});
