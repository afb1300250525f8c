import { limitRules } from '@chat/platform';
import type { Id } from '@chat/schema/events';
import type { PersonCaller, Services } from '../commands/index.ts';
import { isRefusal, type Refusal } from '../errors/index.ts';
import { inChannel } from './inChannel.ts';
import { writingRefused } from './writable.policy.ts';

/** Tells those who look at the channel, unless they know it already; refused where the person may not send there. */
export const startTyping =
  (services: Services) =>
  async (caller: PersonCaller, channelId: Id): Promise<Refusal | undefined> => {
    const { clock, limits, announcements } = services;
    const userId = caller.actor.id;
    const at = clock.now();
    const standing = await inChannel(services, caller, channelId, at);
    if (isRefusal(standing)) return standing;
    const refused = writingRefused(standing, 'SEND_MESSAGES', at);
    if (refused !== undefined) return refused;
    const { allowed } = await limits.take(`${userId}/${channelId}`, limitRules.typingPerAccountAndChannel);
    if (allowed) announcements.toChannel(channelId, { type: 'TypingStarted', userId });
    return undefined;
  };
