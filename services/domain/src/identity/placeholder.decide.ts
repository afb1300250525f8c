import type { AccountFact, Colour, DraftOf, Id } from '@chat/schema/events';
import { brokenText } from '../errors/brokenText.ts';
import { type Refusal, rejected } from '../errors/refusal.ts';
import type { AccountState } from './account.state.ts';

type Outcome = readonly DraftOf<AccountFact>[] | Refusal;

/** Somebody of an imported conversation, known by a name only. */
export interface NewPlaceholder {
  readonly guildId: Id;
  readonly displayName: string;
  readonly avatarColour: Colour;
}

export const decideCreatePlaceholder = (state: AccountState, placeholder: NewPlaceholder): Outcome => {
  if (state.status !== 'UNKNOWN') return rejected('IDEMPOTENCY_CONFLICT');
  const { guildId, displayName, avatarColour } = placeholder;
  const broken = brokenText('displayName', 'displayName', displayName);
  return broken ?? [{ type: 'PlaceholderCreated', data: { guildId, avatarColour, text: { displayName } } }];
};

/** Seen again, the same change of name adds nothing. People with a log-in of their own are never linked. */
export const decideLinkPlaceholder = (state: AccountState, otherId: Id): Outcome => {
  if (state.status !== 'PLACEHOLDER') return rejected('NOT_FOUND');
  return state.linked.includes(otherId) ? [] : [{ type: 'PlaceholderLinked', data: { otherId } }];
};
