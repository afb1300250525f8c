/** How an error of the API is to be read. */
export interface ErrorMeaning {
  /** What happened, and what the caller can do. */
  readonly meaning: string;
  /** NO: the same request fails again. LATER: try again after `retryAfter`. CHANGED: succeeds once the named thing changes. */
  readonly retry: 'NO' | 'LATER' | 'CHANGED';
}

const entry = (retry: ErrorMeaning['retry'], meaning: string): ErrorMeaning => ({ meaning, retry });

/** The closed set of error codes (`extensions.code`). `docs/errors.md` holds one heading for each, checked both ways. */
export const errorTable = {
  INVALID_INPUT: entry('NO', 'A field breaks a rule: `field` names it, `rule` the rule. Nothing was changed.'),
  UNAUTHENTICATED: entry('CHANGED', 'No valid access token: log in or refresh.'),
  WRONG_CREDENTIALS: entry('NO', 'Handle and password do not fit together, or there is no such account.'),
  FORBIDDEN: entry('CHANGED', 'You may not do this here. Unknown and hidden things answer alike.'),
  NOT_FOUND: entry('NO', 'There is no such thing, or you may not know of it.'),
  IDEMPOTENCY_CONFLICT: entry('NO', 'The same `commandId` was used before for something else.'),
  RATE_LIMITED: entry('LATER', 'Too many requests: try again after `retryAfter` milliseconds.'),
  PROJECTION_BEHIND: entry(
    'LATER',
    'The read model has not seen what the request needs: try again after `retryAfter` milliseconds.',
  ),
  UNAVAILABLE: entry('LATER', 'The server cannot do this now. Retry with the same `commandId`: it happens once.'),
  TOO_LARGE: entry('NO', 'What should be stored has too many bytes: `bytes` says how many.'),
  SETUP_DONE: entry('NO', 'This instance has an administrator already; the set-up link is void.'),
  SETUP_TOKEN_INVALID: entry('NO', 'The set-up link is not the one that this instance printed.'),
  REGISTRATION_CLOSED: entry('CHANGED', 'This instance takes no new accounts, or only with an invite.'),
  HANDLE_TAKEN: entry('NO', 'Somebody has this handle, or had it less than 30 days ago.'),
  INVITE_INVALID: entry('NO', 'The invite is unknown, expired, used up or revoked.'),
  VERIFICATION_INVALID: entry('NO', 'The link of the mail is unknown, used or older than 7 days.'),
  BANNED: entry('CHANGED', 'You are banned from this guild.'),
  TIMED_OUT: entry('CHANGED', 'You are timed out in this guild: you can read, but not write.'),
  OWNER_CANNOT_LEAVE: entry('CHANGED', 'The owner of a guild cannot leave it.'),
  GUILD_CLOSED: entry('LATER', 'The guild is being imported and opens when that is complete.'),
  CHANNEL_ARCHIVED: entry('CHANGED', 'The channel is archived: it can be read, but not written.'),
  CONVERSATION_CLOSED: entry('CHANGED', 'This direct conversation takes nothing new now.'),
  MESSAGE_DELETED: entry('NO', 'The message is deleted.'),
  STALE_VERSION: entry('CHANGED', 'Somebody changed it since the `version` that you named: read it again.'),
  TOO_MANY: entry('CHANGED', 'A limit on how many there may be is reached: `rule` names it, `limit` the number.'),
  QUERY_TOO_COMPLEX: entry('NO', 'The operation is over a limit of depth, cost, aliases, directives or tokens: `rule` names it.'),
  INVALID_REQUEST: entry(
    'NO',
    'Not a GraphQL request that this server understands: syntax, unknown field, wrong type, missing header.',
  ),
  INTERNAL: entry('LATER', 'Something broke inside. It is logged under the request id.'),
} as const satisfies Readonly<Record<string, ErrorMeaning>>;

/** One of the closed set. */
export type ErrorCode = keyof typeof errorTable;
