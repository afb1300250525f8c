import type { Person } from '../people/peopleDirectory.ts';

/** To whom something is whispered, and what: `asked` is both, where it is not known where the name ends. */
export type Whisper =
  | { readonly kind: 'malformed' }
  | { readonly kind: 'mentioned'; readonly userId: string; readonly text: string }
  | { readonly kind: 'quoted'; readonly name: string; readonly text: string }
  | { readonly kind: 'plain'; readonly asked: string };
export type Asked = Extract<Whisper, { readonly kind: 'quoted' | 'plain' }>;

const mention = /^<@([0-9a-f]{32})>\s+(\S[\s\S]*)$/;
const quotes: Readonly<Record<string, string>> = { '"': '"', '“': '”', '«': '»' };

const quoted = (asked: string, end: string): Whisper => {
  const until = asked.indexOf(end, 1);
  const name = until < 0 ? '' : asked.slice(1, until).trim();
  const text = until < 0 ? '' : asked.slice(until + 1).trim();
  return name === '' || text === '' ? { kind: 'malformed' } : { kind: 'quoted', name, text };
};

/**
 * Reads what stands behind `/w`: a name and a message. A name with spaces may stand in quotes; an at sign before it does not matter,
 * and a mention that was chosen from a list names somebody for certain.
 */
export const parseWhisper = (argument: string): Whisper => {
  const [, userId, said] = mention.exec(argument.trim()) ?? [];
  if (userId !== undefined && said !== undefined) return { kind: 'mentioned', userId, text: said };
  const asked = argument.trim().replace(/^@/, '');
  const end = quotes[asked[0] ?? ''];
  if (end !== undefined) return quoted(asked, end);
  return /\s/.test(asked) ? { kind: 'plain', asked } : { kind: 'malformed' };
};

/** Somebody who may be meant, and what is said to them then. */
export interface Recipient {
  readonly person: Person;
  readonly text: string;
}

/** Whom a whisper goes to. `nearly` says that nobody is called just so. */
export type Resolved =
  | { readonly kind: 'one'; readonly recipient: Recipient }
  | { readonly kind: 'several'; readonly recipients: readonly Recipient[] }
  | { readonly kind: 'unknown'; readonly name: string };

const folded = (text: string): string => text.normalize('NFKC').toLocaleLowerCase();

/** The name that people are looked for by: its first word, where it is not known where the name ends. */
export const soughtName = (whisper: Asked): string =>
  whisper.kind === 'quoted' ? whisper.name : (whisper.asked.split(/\s/)[0] ?? '');

const namesOf = ({ handle, displayName }: Person): readonly string[] =>
  [handle, displayName].filter((name): name is string => name !== null && name !== '');

/** How much of what was asked is this name; 0 where it begins otherwise or nothing is left to say. */
const lengthOfName = (asked: string, name: string): number => {
  const [begin, rest] = [asked.slice(0, name.length), asked.slice(name.length)];
  return folded(begin) === folded(name) && /^\s+\S/.test(rest) ? name.length : 0;
};

const called = (people: readonly Person[], asked: string): readonly Recipient[] => {
  const fitting = people.map((person) => ({
    person,
    length: Math.max(0, ...namesOf(person).map((name) => lengthOfName(asked, name))),
  }));
  const longest = Math.max(0, ...fitting.map(({ length }) => length));
  return fitting
    .filter(({ length }) => length > 0 && length === longest)
    .map(({ person }) => ({ person, text: asked.slice(longest).trim() }));
};

const nearly = (people: readonly Person[], name: string): readonly Person[] =>
  people.filter((person) => namesOf(person).some((one) => folded(one).startsWith(folded(name))));

/** Among people who may be meant: who is called just so, else those whose name begins so. The longest name wins. */
export const resolveWhisper = (whisper: Asked, people: readonly Person[]): Resolved => {
  const name = soughtName(whisper);
  const asked = whisper.kind === 'quoted' ? `${whisper.name} ${whisper.text}` : whisper.asked;
  const exact = called(people, asked).filter(({ text }) => whisper.kind === 'plain' || text === whisper.text);
  const text = asked.slice(name.length).trim();
  const recipients = exact.length > 0 ? exact : nearly(people, name).map((person) => ({ person, text }));
  const [first] = exact;
  if (first !== undefined && exact.length === 1) return { kind: 'one', recipient: first };
  return recipients.length > 0 ? { kind: 'several', recipients } : { kind: 'unknown', name };
};
