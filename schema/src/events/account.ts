import { defineFact, type FactOf } from './definition.ts';
import { colour, id, keyedHash, oneOf } from './kinds.ts';
import { sealed } from './sealedKind.ts';

/** Languages of the interface; a person whose language is not among them is stored as OTHER. */
export const locale = oneOf('EN', 'RU', 'OTHER');

const profile = sealed('ACCOUNT', ['handle', 'displayName']);

/** Stream `account-<userId>`. Names the claim of its handle: that makes the claim good for ever. */
export const AccountRegistered = defineFact('AccountRegistered', {
  handle: keyedHash,
  claimId: id,
  avatarColour: colour,
  locale,
  text: profile,
});
/** An account without a log-in or a handle, for a nickname of an imported conversation. */
export const PlaceholderCreated = defineFact('PlaceholderCreated', {
  guildId: id,
  avatarColour: colour,
  text: sealed('ACCOUNT', ['displayName']),
});
/** An import saw this placeholder's nickname change to that of `otherId`. Nothing is merged. */
export const PlaceholderLinked = defineFact('PlaceholderLinked', { otherId: id });
export const EmailVerified = defineFact('EmailVerified', { email: keyedHash, claimId: id });
export const PasswordChanged = defineFact('PasswordChanged', {});
export const DisplayNameChanged = defineFact('DisplayNameChanged', { text: sealed('ACCOUNT', ['displayName']) });
export const AvatarColourChanged = defineFact('AvatarColourChanged', { colour });
export const LocaleChanged = defineFact('LocaleChanged', { locale });
export const SessionStarted = defineFact('SessionStarted', {
  sessionId: id,
  method: oneOf('REGISTRATION', 'PASSWORD', 'RECOVERY', 'PASSKEY'),
});
export const SessionEnded = defineFact('SessionEnded', {
  sessionId: id,
  cause: oneOf(
    'LOGGED_OUT',
    'ENDED_BY_OWNER',
    'ENDED_BY_ADMINISTRATOR',
    'REFRESH_REUSED',
    'PASSWORD_CHANGED',
    'EXPIRED',
    'ERASED',
  ),
});
/** This person wants nothing more from `userId`: their direct conversation takes nothing new from either. */
export const PersonBlocked = defineFact('PersonBlocked', { userId: id });
export const PersonUnblocked = defineFact('PersonUnblocked', { userId: id });
export const accountFacts = {
  AccountRegistered,
  PlaceholderCreated,
  PlaceholderLinked,
  EmailVerified,
  PasswordChanged,
  DisplayNameChanged,
  AvatarColourChanged,
  LocaleChanged,
  SessionStarted,
  SessionEnded,
  PersonBlocked,
  PersonUnblocked,
} as const;
export type AccountFact = FactOf<(typeof accountFacts)[keyof typeof accountFacts]>;
export type Locale = FactOf<typeof LocaleChanged>['data']['locale'];
export type SessionMethod = FactOf<typeof SessionStarted>['data']['method'];
export type SessionEndCause = FactOf<typeof SessionEnded>['data']['cause'];
