import type { DirectConversation, DirectEvent } from './directState.ts';

/** What a conversation was said to be: an answer that does not know it yet is older than what was said. */
export interface Expectation {
  readonly newest: number;
  readonly readUpTo: number;
  /** Who came (`true`) or left (`false`), as was said last. */
  readonly people: ReadonlyMap<string, boolean>;
  readonly isClosed: boolean | undefined;
}

export const nothingExpected: Expectation = { newest: 0, readUpTo: 0, people: new Map(), isClosed: undefined };

const withPerson = (known: Expectation, userId: string, isIn: boolean): Expectation =>
  known.people.get(userId) === isIn ? known : { ...known, people: new Map([...known.people, [userId, isIn]]) };

/** What is expected after an event. Nothing but what is read is told of conversations that the viewer is not in. */
export const expectedAfter = (before: Expectation, event: DirectEvent, viewerId: string): Expectation => {
  const known = withPerson(before, viewerId, true);
  switch (event.__typename) {
    case 'DirectConversationOpened':
      return known;
    case 'DirectConversationAdvanced':
      // It may have been closed since: the news of a message comes up to a second late.
      return { ...known, newest: Math.max(known.newest, event.lastMessageSeq), isClosed: undefined };
    case 'DirectConversationClosed':
      return { ...known, isClosed: true };
    case 'DirectConversationReopened':
      return { ...known, isClosed: false };
    case 'ParticipantAdded':
      return withPerson(known, event.userId, true);
    case 'ParticipantLeft':
      return withPerson(known, event.userId, false);
    case 'ReadPositionChanged':
      return { ...before, readUpTo: Math.max(before.readUpTo, event.seq) };
    default:
      return before;
  }
};

/** Whether an answer knows all that was said. Nobody sees a conversation that they are not in. */
export const meets = (row: DirectConversation | undefined, expected: Expectation, viewerId: string): boolean => {
  const isIn = expected.people.get(viewerId);
  if (row === undefined) return isIn !== true;
  return (
    row.newest >= expected.newest &&
    row.readUpTo >= expected.readUpTo &&
    (expected.isClosed === undefined || row.isClosed === expected.isClosed) &&
    [...expected.people].every(([userId, wanted]) => row.participantIds.includes(userId) === wanted)
  );
};

/** Whether an answer is older than what is held: who is in a conversation is told when they are not any more. */
export const isOlder = (row: DirectConversation | undefined, held: DirectConversation | undefined): boolean =>
  held !== undefined && (row === undefined || row.position < held.position || row.readUpTo < held.readUpTo);
