import type { Id, Recorded, VaultFact } from '@chat/schema/events';
import { TextsRemoved } from './control.types.ts';

export type StoredVaultFact = Recorded<VaultFact>;
export type Shred = Extract<StoredVaultFact, { readonly type: 'LeavesShredded' }>;

/** What a shred takes from those who follow channels, by channel. */
export const textsRemoved = ({ data, position }: Shred): ReadonlyMap<Id, TextsRemoved> => {
  const ofMessages = data.targets.filter(({ kind }) => kind === 'MESSAGE');
  const byChannel = Map.groupBy(ofMessages, ({ containerId }) => containerId);
  return new Map(
    [...byChannel].map(([channelId, targets]) => {
      const texts = targets.map(({ subjectId, factId }) => ({ messageId: subjectId, revisionId: factId }));
      return [channelId, Object.assign(new TextsRemoved(), { channelId, texts, position })];
    }),
  );
};
