import { defineFact, type FactOf } from './definition.ts';
import { flag } from './kinds.ts';
import { sealed } from './sealedKind.ts';

/** Stream `moderation-<guildId>`. A host mask of an imported conversation: kept and shown, enforces nothing. */
export const MaskBanned = defineFact('MaskBanned', { muteOnly: flag, text: sealed('GUILD', ['mask']) });
/** `matched` is false where the conversation never showed the ban that this lifts. */
export const MaskUnbanned = defineFact('MaskUnbanned', { muteOnly: flag, matched: flag, text: sealed('GUILD', ['mask']) });

export const moderationFacts = { MaskBanned, MaskUnbanned } as const;
export type ModerationFact = FactOf<(typeof moderationFacts)[keyof typeof moderationFacts]>;
