import type { Colour } from '@chat/schema/events';
import { describe, it } from 'vitest';
import { invalid, rejected } from '../errors/index.ts';
import { deciderSpec, exampleId, type GivenDraft } from '../testing/deciderSpec.ts';
import { account } from './account.state.ts';
import { decideCreatePlaceholder, decideLinkPlaceholder } from './placeholder.decide.ts';

const guildId = exampleId(7);
const avatarColour = '#5865f2' as Colour;
const created: GivenDraft = { type: 'PlaceholderCreated', data: { guildId, avatarColour, text: { displayName: 'ada' } } };
const linked = { type: 'PlaceholderLinked', data: { otherId: exampleId(9) } } as const;
const someone = deciderSpec(account);

describe('a placeholder', () => {
  it('has a name and a colour, and neither handle nor log-in', () =>
    someone
      .given()
      .when((state) => decideCreatePlaceholder(state, { guildId, displayName: 'ada', avatarColour }))
      .thenFacts(created));

  it('keeps the rule of display names', () =>
    someone
      .given()
      .when((state) => decideCreatePlaceholder(state, { guildId, displayName: 'a'.repeat(65), avatarColour }))
      .thenRejected(invalid('displayName', 'TOO_LONG', 64)));

  it('never takes the place of an account', () =>
    someone
      .given(created)
      .when((state) => decideCreatePlaceholder(state, { guildId, displayName: 'ada', avatarColour }))
      .thenRejected(rejected('IDEMPOTENCY_CONFLICT')));
});

describe('a change of nickname', () => {
  it('links the two', () =>
    someone
      .given(created)
      .when((state) => decideLinkPlaceholder(state, exampleId(9)))
      .thenFacts(linked));

  it('seen again adds nothing', () =>
    someone
      .given(created, linked)
      .when((state) => decideLinkPlaceholder(state, exampleId(9)))
      .thenNothing());

  it('links nobody but placeholders', () =>
    someone
      .given()
      .when((state) => decideLinkPlaceholder(state, exampleId(9)))
      .thenRejected(rejected('NOT_FOUND')));
});
