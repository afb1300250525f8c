import type { Id, Opened } from '@chat/schema/events';

/** What a list of facts or of their payloads says about messages, in order. */
interface AboutMessage {
  readonly messageId: Id | string | undefined;
  /** POSTED and EDITED carry a text; EDITED and DELETED replace the one before. */
  readonly change: 'POSTED' | 'EDITED' | 'DELETED' | undefined;
}

/** Places in the list whose text a later one replaced or removed. */
export const supersededAt = (list: readonly AboutMessage[]): ReadonlySet<number> => {
  const replaced = new Set<string>();
  const superseded = new Set<number>();
  for (let index = list.length - 1; index >= 0; index -= 1) {
    const { messageId, change } = list[index] as AboutMessage; // in bounds
    if (messageId === undefined || change === undefined) continue;
    if (change !== 'DELETED' && replaced.has(messageId)) superseded.add(index);
    if (change !== 'POSTED') replaced.add(messageId);
  }
  return superseded;
};

const aboutFact = (fact: Opened): AboutMessage => {
  if (fact.type === 'MessagePosted') return { messageId: fact.id, change: 'POSTED' };
  if (fact.type === 'MessageEdited') return { messageId: fact.data.messageId, change: 'EDITED' };
  if (fact.type === 'MessageDeleted') return { messageId: fact.data.messageId, change: 'DELETED' };
  return { messageId: undefined, change: undefined };
};

/** Facts in order, as somebody may see them who gets them all at once: a text that one of them replaces is not told any more. */
export const withoutSuperseded = (facts: readonly Opened[]): readonly Opened[] => {
  const superseded = supersededAt(facts.map(aboutFact));
  if (superseded.size === 0) return facts;
  // Only facts with a text are superseded; without it they are what a fold sees of a shredded one.
  return facts.map((fact, index) => (superseded.has(index) ? ({ ...fact, data: { ...fact.data, text: null } } as Opened) : fact));
};
