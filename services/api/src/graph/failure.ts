import type { ErrorCode, Refusal } from '@chat/domain/errors';
import { errorTable, isRefusal } from '@chat/domain/errors';
import { GraphQLError } from 'graphql';

/** A refusal as clients see it: its code, and what it names. The sentence is that of the error table. */
export const failure = ({ rejected, ...details }: Refusal): GraphQLError =>
  new GraphQLError(messageOf(rejected, details), { extensions: { code: rejected, ...details } });

const messageOf = (code: ErrorCode, { field, rule, limit }: Omit<Refusal, 'rejected'>): string => {
  if (field === undefined) return errorTable[code].meaning;
  const bound = limit === undefined ? '' : ` (${limit})`;
  return `${field} breaks the rule ${rule ?? 'INVALID'}${bound}.`;
};

/** The answer, or the refusal thrown as a GraphQL error: the one place where a refusal becomes an exception. */
export const unwrap = <Answer>(answer: Answer | Refusal): Answer => {
  if (isRefusal(answer)) throw failure(answer);
  return answer;
};
