import type { Mentions } from '@chat/schema/markup';
import { textRules } from '@chat/schema/text';
import { invalid, type Refusal } from '../errors/refusal.ts';
import { allows } from '../membership/permissions.policy.ts';
import type { Writer } from './messaging.policy.ts';

const mostMentions = 100;

/** Mentions as facts keep them: what the writer may not mention is text and nothing more. */
export const storedMentions = (writer: Writer, found: Mentions) => {
  const everybody = allows(writer.permissions, 'MENTION_EVERYONE');
  return {
    everyone: found.everyone && everybody,
    here: found.here && everybody,
    roles: found.roles.slice(0, mostMentions),
    users: found.users.slice(0, mostMentions),
  };
};

/** Why a text may not be stored as a message, or nothing. */
export const brokenContent = (content: string): Refusal | undefined => {
  const broken = textRules.message.check(content);
  return broken === undefined ? undefined : invalid('content', broken.rule, 'limit' in broken ? broken.limit : undefined);
};
