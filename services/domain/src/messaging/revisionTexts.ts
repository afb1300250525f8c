import { openFacts } from '@chat/platform';
import { type Id, streams } from '@chat/schema/events';
import type { Services } from '../commands/index.ts';

/** A text that a message has or had, and where the fact stands that wrote it. */
export interface RevisionPlace {
  readonly channelId: Id;
  readonly seq: number;
}

/** Texts of messages, from the log, in the order of the places; `null` where the key is destroyed. Who may read them is the caller's to know. */
export const revisionTexts = async (
  { store, vault }: Pick<Services, 'store' | 'vault'>,
  places: readonly RevisionPlace[],
): Promise<readonly (string | null)[]> => {
  const pages = await Promise.all(
    places.map(({ channelId, seq }) => store.read(streams.channel(channelId), { from: seq - 1, limit: 1 })),
  );
  const opened = await openFacts(vault, pages.flat(), () => true);
  return opened.map((fact) => {
    const data: { readonly text?: { readonly content?: string } | null } = 'text' in fact.data ? (fact.data as object) : {};
    return data.text?.content ?? null;
  });
};
