import type { StoredFact } from '@chat/platform';
import { exampleId, factsOf, type RecordedAs, recorded } from '../recorded.ts';
import { plainlySealed } from './plainVault.ts';

const mentions = { users: [], roles: [], everyone: false, here: false };
const author = exampleId(9);

/** The ring of all texts of these specs. */
export const ring = exampleId(0xf);

const at = (number: number, as: RecordedAs = {}): RecordedAs => ({
  id: exampleId(number),
  position: number.toString().padStart(16, '0'),
  stream: 'channel-a',
  revision: number - 1,
  ...as,
});

const stored = (...given: Parameters<typeof factsOf>): StoredFact => factsOf(...given)[0] as StoredFact; // one was given

/** The fact number so much of a log: a message of that id with sealed text. */
export const posted = (number: number, content = `text ${number}`): StoredFact => {
  const fact = stored([recorded('MessagePosted', { authorId: author, mentions, replies: [], text: null }, at(number))]);
  return { ...fact, data: { ...(fact.data as object), text: plainlySealed({ content }, ring) } };
};

export const deleted = (number: number, message: number): StoredFact =>
  stored([recorded('MessageDeleted', { messageId: exampleId(message), byAuthor: true }, at(number))]);

/** A fact that the toy views do not handle. */
export const pinned = (number: number, message: number): StoredFact =>
  stored([recorded('MessagePinned', { messageId: exampleId(message) }, at(number))]);

export const shredded = (number: number, messages: readonly number[]): StoredFact => {
  const targets = messages.map((message) => {
    const id = exampleId(message);
    return { kind: 'MESSAGE' as const, factId: id, subjectId: id, containerId: id };
  });
  return stored([
    recorded('LeavesShredded', { ring, ranges: [{ first: 0, last: 9 }], targets }, at(number, { stream: 'vault-main' })),
  ]);
};

export const position = (number: number): string => number.toString().padStart(16, '0');
export const messageId = exampleId;
