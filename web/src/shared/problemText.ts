import type { TextName, Translate } from '../languages/translate.ts';
import type { Problem } from './problem.ts';

/** Codes and rules that have a text without a value in it. */
const plain = [
  'UNREACHABLE',
  'INVALID_INPUT',
  'UNAUTHENTICATED',
  'WRONG_CREDENTIALS',
  'FORBIDDEN',
  'NOT_FOUND',
  'IDEMPOTENCY_CONFLICT',
  'PROJECTION_BEHIND',
  'UNAVAILABLE',
  'TOO_LARGE',
  'SETUP_DONE',
  'SETUP_TOKEN_INVALID',
  'REGISTRATION_CLOSED',
  'HANDLE_TAKEN',
  'INVITE_INVALID',
  'VERIFICATION_INVALID',
  'BANNED',
  'TIMED_OUT',
  'OWNER_CANNOT_LEAVE',
  'GUILD_CLOSED',
  'CHANNEL_ARCHIVED',
  'CONVERSATION_CLOSED',
  'MESSAGE_DELETED',
  'STALE_VERSION',
  'QUERY_TOO_COMPLEX',
  'INVALID_REQUEST',
  'INTERNAL',
  'EMPTY',
  'MALFORMED',
  'GRAMMAR',
  'RESERVED',
  'TOO_COMMON',
  'UNKNOWN_MESSAGE',
] as const satisfies readonly TextName[];

const isPlain = (name: string): name is (typeof plain)[number] => plain.some((known) => known === name);

const waitText = (milliseconds: number, say: Translate): string => {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1_000));
  return seconds < 120 ? say('seconds', { count: seconds }) : say('minutes', { count: Math.ceil(seconds / 60) });
};

const ruleText = ({ rule = '', limit }: Problem, say: Translate): string | undefined => {
  if (rule === 'TOO_LONG' && limit !== undefined) return say('TOO_LONG', { count: limit });
  if (rule === 'TOO_SHORT' && limit !== undefined) return say('TOO_SHORT', { count: limit });
  return isPlain(rule) ? say(rule) : undefined;
};

/** What happened and what to do, in the person's language: never a code alone. */
export const problemText = (problem: Problem, say: Translate): string => {
  const { code, limit = 0, retryAfter = 1_000 } = problem;
  if (code === 'INVALID_INPUT') return ruleText(problem, say) ?? say('INVALID_INPUT');
  if (code === 'RATE_LIMITED') return say('RATE_LIMITED', { wait: waitText(retryAfter, say) });
  if (code === 'TOO_MANY') return say('TOO_MANY', { limit });
  return say(isPlain(code) ? code : 'INTERNAL');
};
