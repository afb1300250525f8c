import { derivedId } from '@chat/platform';
import { type Id, type Sealed, streams } from '@chat/schema/events';
import type { Answer, Caller, Services } from '../commands/index.ts';
import { type GuildState, guild } from '../guilds/index.ts';
import type { ConversationState } from './conversation.state.ts';
import { ForeignConversation, type FoundAt, ImportedConversation, type PlacedMessage } from './importedConversation.ts';
import { decideImportMessages, type ImportedMessage } from './importMessages.decide.ts';

/** Messages that are appended together, at most 256 facts and 512 KiB. */
export interface MessageBatch {
  /** Its own: with it the ids of the messages are derived. */
  readonly key: Id;
  /** Where the first message stands in the channel's stream. */
  readonly firstRevision: number;
  readonly messages: readonly ImportedMessage[];
  /** Those of the messages that are answered and stand before the batch. */
  readonly answered: readonly PlacedMessage[];
}

/** A batch whose texts are sealed, which needs nothing that a decision says: it is done while the batches before are appended. */
export interface SealedBatch extends MessageBatch {
  readonly texts: readonly Sealed[];
}

/** The one way into the conversation of a channel under import. */
export interface MessageImporter {
  /** The id that a message of a batch has or will have. */
  idOf(key: Id, ordinal: number): Id;
  /** Whether the message stands at its place; something else there is `ForeignConversation`. */
  holds(message: PlacedMessage): Promise<boolean>;
  /** Changes nothing but that the vault has keys for the texts. */
  seal(batch: MessageBatch): Promise<SealedBatch>;
  /** Exactly once a key. */
  post(batch: SealedBatch): Promise<Answer>;
}

const name = 'importMessages';

/** Keeps what it learns of the stream, so one is enough for an import. */
export const messageImporter = (
  services: Services,
  { caller, guildId, channelId }: { readonly caller: Caller; readonly guildId: Id; readonly channelId: Id },
): MessageImporter => {
  const { store, aggregates, commands, vault } = services;
  const model = new ImportedConversation(streams.channel(channelId), store);
  const idOf = (key: Id, ordinal: number): Id =>
    derivedId({ command: name, scope: channelId, actor: caller.actor.id, key, ordinal });
  const gatherFor =
    ({ key, firstRevision, answered }: MessageBatch) =>
    async () => {
      const { state, stream, revision } = await aggregates.load(streams.guild(guildId), guild);
      // One that does not stand there is unknown to the decision, which then refuses the answer to it.
      for (const message of answered) await model.holds(message);
      const isThere = await model.holds({ id: idOf(key, 0), revision: firstRevision });
      const documents = isThere ? firstRevision : undefined;
      return { looked: state, documents, basis: [[stream, revision] as const], owners: { guildId } };
    };
  return {
    idOf,
    holds: (message) => model.holds(message),
    seal: async (batch) => {
      const requests = batch.messages.map(({ authorId, content }, ordinal) => ({
        stream: model.stream,
        factId: idOf(batch.key, ordinal),
        type: 'MessagePosted',
        ring: { owner: authorId, scope: guildId },
        texts: { content },
      }));
      return { ...batch, texts: requests.length === 0 ? [] : await vault.seal(requests) };
    },
    post: (batch) =>
      commands.run<ConversationState, FoundAt, GuildState>({
        name,
        key: batch.key,
        scope: channelId,
        caller,
        model,
        occurredAt: (ordinal) => batch.messages[ordinal]?.occurredAt ?? 0,
        sealed: (ordinal) => batch.texts[ordinal],
        gather: gatherFor(batch),
        decide: (state, where, ids, at) => {
          if (model.revision + 1 !== batch.firstRevision) throw new ForeignConversation(model.stream, model.revision);
          return decideImportMessages(state, { guild: where, channelId }, batch.messages, { ids, at });
        },
      }),
  };
};
