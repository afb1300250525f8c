import type { Id, Millis } from '@chat/schema/events';
import { type Answer, type Caller, type Services, saying } from '../commands/index.ts';
import { firstColour } from './account.decide.ts';
import { onAccount } from './accountCommand.ts';
import { decideCreatePlaceholder, decideLinkPlaceholder } from './placeholder.decide.ts';

type OccurredAt = (ordinal: number) => Millis;

/** Imports only: an account that nobody can log in to, for a name of an imported conversation. */
export const createPlaceholder =
  (services: Services) =>
  (
    caller: Caller,
    key: Id,
    { userId, guildId, displayName }: { readonly userId: Id; readonly guildId: Id; readonly displayName: string },
    occurredAt: OccurredAt,
  ): Promise<Answer> =>
    onAccount(services, {
      name: 'createPlaceholder',
      key,
      userId,
      caller,
      occurredAt,
      decide: (state) => decideCreatePlaceholder(state, { guildId, displayName, avatarColour: firstColour(userId) }),
      repeats: saying('PlaceholderCreated', { guildId, text: { displayName } }),
    });

/** Imports only: the nickname changed to that of another placeholder. */
export const linkPlaceholder =
  (services: Services) =>
  (
    caller: Caller,
    key: Id,
    { userId, otherId }: { readonly userId: Id; readonly otherId: Id },
    occurredAt: OccurredAt,
  ): Promise<Answer> =>
    onAccount(services, {
      name: 'linkPlaceholder',
      key,
      userId,
      caller,
      occurredAt,
      decide: (state) => decideLinkPlaceholder(state, otherId),
      repeats: saying('PlaceholderLinked', { otherId }),
    });
