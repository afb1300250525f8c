import { useCallback } from 'react';
import { useClient } from 'urql';
import { useGuilds } from '../guilds/index.ts';
import { useAccountOutbox } from '../messaging/index.ts';
import { usePeople } from '../people/PeopleProvider.tsx';
import type { Person } from '../people/peopleDirectory.ts';
import { useViewerId } from '../session/SessionProvider.tsx';
import { problemOf } from '../shared/problem.ts';
import { useDirectDirectory } from './DirectProvider.tsx';
import { pairWith } from './directState.ts';
import { searchPeople } from './searchPeople.ts';
import { useDirectCommands } from './useDirectCommands.ts';
import { type Asked, type Recipient, type Resolved, resolveWhisper, soughtName, type Whisper } from './whisper.ts';

const unseen = { displayName: null, handle: null, avatarColour: '#000000', kind: 'PERSON' } as const;

/** What can be done with a whisper. Both reject with what `problemOf` understands. */
export interface Whispering {
  /** Finds out who is meant, among people of the viewer's guilds and conversations. */
  resolve(whisper: Exclude<Whisper, { readonly kind: 'malformed' }>): Promise<Resolved>;
  /** Hands it to the outbox, which sends it as often as it takes. Answers with the conversation. */
  send(recipient: Recipient): Promise<string>;
}

/** `/w name message`: says something to one person, from wherever one is. */
export const useWhisper = (): Whispering => {
  const client = useClient();
  const viewerId = useViewerId();
  const { guilds } = useGuilds();
  const people = usePeople();
  const direct = useDirectDirectory();
  const outbox = useAccountOutbox();
  const { open } = useDirectCommands();
  const partners = useCallback((): readonly Person[] => {
    const ids = new Set(direct.state.get().conversations.flatMap(({ participantIds }) => participantIds));
    return [...ids].map((id) => people.person(id).get()).filter((person) => person !== undefined);
  }, [direct, people]);
  const find = useCallback(
    async (whisper: Asked): Promise<Resolved> => {
      const guildIds = guilds.map(({ id }) => id);
      const found = await searchPeople(client, guildIds, soughtName(whisper)).catch((error: unknown) => {
        // Without the network, those with whom one talks already can be written to.
        if (problemOf(error).code !== 'UNREACHABLE' || resolveWhisper(whisper, partners()).kind === 'unknown') throw error;
        return [];
      });
      const all = new Map([...partners(), ...found].map((person) => [person.id, person]));
      all.delete(viewerId);
      return resolveWhisper(whisper, [...all.values()]);
    },
    [client, guilds, partners, viewerId],
  );
  const resolve = useCallback<Whispering['resolve']>(
    async (whisper) => {
      if (whisper.kind !== 'mentioned') return find(whisper);
      const { userId: id, text } = whisper;
      return { kind: 'one', recipient: { person: people.person(id).get() ?? { id, ...unseen }, text } };
    },
    [find, people],
  );
  const send = useCallback(
    async ({ person, text }: Recipient): Promise<string> => {
      const channelId = pairWith(direct.state.get(), person.id)?.id ?? (await open([person.id]));
      await outbox.add({ channelId, content: text, replies: [] });
      return channelId;
    },
    [direct, open, outbox],
  );
  return { resolve, send };
};
