import type { Draft } from '@chat/schema/events';
import type { Refusal } from '../errors/index.ts';

/** What a decider answers with: facts to append (none = nothing to change), or a refusal. */
export type Decision = readonly Draft[] | Refusal;
