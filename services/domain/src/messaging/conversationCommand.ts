import { BoundedCache } from '@chat/platform';
import type { Opened } from '@chat/schema/events';
import { type Id, type Millis, streams } from '@chat/schema/events';
import type { Answer, Decision, FactIds, PersonCaller, Services } from '../commands/index.ts';
import { isRefusal } from '../errors/index.ts';
import type { ConversationState } from './conversation.state.ts';
import { type ConversationDocuments, documentsFor } from './conversationDocuments.ts';
import { ConversationModel } from './conversationModel.ts';
import { inChannel, scopeOf } from './inChannel.ts';
import type { Writer } from './messaging.policy.ts';

/** A command on the conversation of one channel. */
export interface ConversationCommand {
  readonly name: string;
  readonly key: Id;
  readonly channelId: Id;
  /** The messages, and the reactors of them, that the decision looks at. */
  readonly messageIds: readonly Id[];
  readonly reactorIds?: readonly string[];
  /** It posts a message, and looks at no other fact of its own. */
  readonly isSend?: boolean;
  readonly decide: (state: ConversationState, writer: Writer, ids: FactIds, at: Millis) => Decision;
  readonly repeats?: (original: readonly Opened[]) => boolean;
}

/** Models of the channels that were written to last. */
export interface Conversations {
  run(caller: PersonCaller, command: ConversationCommand): Promise<Answer>;
}

const gathering = (services: Services, caller: PersonCaller, command: ConversationCommand) => async (ownId: Id) => {
  const { channelId, messageIds, reactorIds = [], isSend = false } = command;
  const [standing, documents] = await Promise.all([
    inChannel(services, caller, channelId, services.clock.now()),
    documentsFor(services, { channelId, ownId, messageIds, reactorIds, isSend }),
  ]);
  if (isRefusal(standing)) return standing;
  if (isRefusal(documents)) return documents;
  const owners = { ...scopeOf(standing), authorId: caller.actor.id };
  return { looked: standing, documents, basis: standing.basis, owners };
};

/** Keeps the models of the `most` channels written to last, each with about `trimFrom` facts of its tail. */
export const conversations = (services: Services, { most = 2_000, trimFrom = 256 } = {}): Conversations => {
  const { store, readStore } = services;
  const models = new BoundedCache<Id, ConversationModel>(most);
  const modelOf = (channelId: Id): ConversationModel => {
    const known = models.get(channelId);
    if (known !== undefined) return known;
    const model = new ConversationModel(streams.channel(channelId), { store, readStore, trimFrom });
    models.set(channelId, model);
    return model;
  };
  return {
    run: (caller, command) => {
      const { name, key, channelId, decide, repeats } = command;
      return services.commands.run<ConversationState, ConversationDocuments, Writer>({
        name,
        key,
        scope: channelId,
        caller,
        model: modelOf(channelId),
        gather: gathering(services, caller, command),
        decide,
        ...(repeats === undefined ? {} : { repeats }),
      });
    },
  };
};
