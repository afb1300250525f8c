import type { Id, Millis } from '@chat/schema/events';
import { type Answer, type Caller, type Services, saying } from '../commands/index.ts';
import { decideChangeChannelTopic } from './channel.decide.ts';
import { runInGuild } from './guildCommand.ts';

/** A channel of a guild under import. */
export interface ImportedChannel {
  readonly guildId: Id;
  readonly channelId: Id;
}

/** Imports only: the topic changed. Unlike `changeChannelTopic` it waits for no read model. */
export const importTopic =
  (services: Services) =>
  (
    caller: Caller,
    key: Id,
    { guildId, channelId, topic }: ImportedChannel & { readonly topic: string },
    occurredAt: (ordinal: number) => Millis,
  ): Promise<Answer> =>
    runInGuild(services, caller, {
      name: 'importTopic',
      key,
      guildId,
      occurredAt,
      decide: (state, actor) => decideChangeChannelTopic(state, actor, channelId, topic),
      repeats: saying('ChannelTopicChanged', { channelId, text: { topic } }),
    });
