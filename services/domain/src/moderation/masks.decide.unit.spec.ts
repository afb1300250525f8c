import { everyoneByDefault } from '@chat/schema/permissions';
import { describe, it } from 'vitest';
import { invalid, rejected } from '../errors/index.ts';
import { guild } from '../guilds/index.ts';
import { deciderSpec, exampleId, type GivenDraft } from '../testing/deciderSpec.ts';
import { decideImportMask, type MaskChange } from './masks.decide.ts';

const created: GivenDraft = {
  type: 'GuildCreated',
  data: { ownerId: exampleId(1), everyone: everyoneByDefault, text: { name: 'harbour' } },
};
const importing = deciderSpec(guild).given(created, { type: 'ImportStarted', data: { source: 'IRC' } });
const banned: MaskChange = { kind: 'BANNED', mask: '*!*@example.org', muteOnly: true };

describe('host masks of an import', () => {
  it('are kept with what they forbid', () =>
    importing
      .when((state) => decideImportMask(state, banned))
      .thenFacts({ type: 'MaskBanned', data: { muteOnly: true, text: { mask: '*!*@example.org' } } }));

  it('are lifted, and say whether the log showed them set', () =>
    importing
      .when((state) => decideImportMask(state, { ...banned, kind: 'UNBANNED', matched: false }))
      .thenFacts({ type: 'MaskUnbanned', data: { muteOnly: true, matched: false, text: { mask: '*!*@example.org' } } }));

  it('are no longer than a reason', () =>
    importing
      .when((state) => decideImportMask(state, { ...banned, mask: 'a'.repeat(513) }))
      .thenRejected(invalid('mask', 'TOO_LONG', 512)));

  it('come from imports only', () =>
    deciderSpec(guild)
      .given(created)
      .when((state) => decideImportMask(state, banned))
      .thenRejected(rejected('FORBIDDEN')));
});
