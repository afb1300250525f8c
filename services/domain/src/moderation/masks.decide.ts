import type { DraftOf, ModerationFact } from '@chat/schema/events';
import { brokenText } from '../errors/brokenText.ts';
import { type Refusal, rejected } from '../errors/refusal.ts';
import type { GuildState } from '../guilds/guild.state.ts';

/** A ban of the imported conversation that means a pattern of names and hosts, set or lifted. */
export type MaskChange =
  | { readonly kind: 'BANNED'; readonly mask: string; readonly muteOnly: boolean }
  | { readonly kind: 'UNBANNED'; readonly mask: string; readonly muteOnly: boolean; readonly matched: boolean };

/** Kept and shown, enforces nothing: only an import writes it. */
export const decideImportMask = (guild: GuildState, change: MaskChange): readonly DraftOf<ModerationFact>[] | Refusal => {
  if (guild.status !== 'IMPORTING') return rejected('FORBIDDEN');
  const { mask, muteOnly } = change;
  const broken = brokenText('reason', 'mask', mask);
  if (broken !== undefined) return broken;
  return change.kind === 'BANNED'
    ? [{ type: 'MaskBanned', data: { muteOnly, text: { mask } } }]
    : [{ type: 'MaskUnbanned', data: { muteOnly, matched: change.matched, text: { mask } } }];
};
