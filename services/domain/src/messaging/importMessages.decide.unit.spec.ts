import type { Id } from '@chat/schema/events';
import { everyoneByDefault } from '@chat/schema/permissions';
import { describe, expect, it } from 'vitest';
import { invalid, rejected } from '../errors/index.ts';
import { guild } from '../guilds/index.ts';
import { exampleId, exampleNow, type GivenDraft, stateAfter } from '../testing/deciderSpec.ts';
import type { ConversationState } from './conversation.state.ts';
import { decideImportMessages, type ImportedMessage } from './importMessages.decide.ts';
import { unknownMessage } from './message.state.ts';

const channelId = exampleId(0xc);
const old = exampleId(0xd);
const ada = exampleId(1);
const created: GivenDraft = {
  type: 'GuildCreated',
  data: { ownerId: ada, everyone: everyoneByDefault, text: { name: 'harbour' } },
};
const channel: GivenDraft = { type: 'ChannelCreated', data: { channelId, kind: 'TEXT', position: 1_024, text: { name: 'old' } } };
const importing = stateAfter(guild, [created, { type: 'ImportStarted', data: { source: 'IRC' } }, channel]);

const state: ConversationState = {
  message: (id) => (id === old ? { status: 'POSTED', authorId: ada, pinned: false, reactions: new Map() } : unknownMessage),
  reacts: () => false,
  pinned: () => 0,
};
const ids = (ordinal: number): Id => exampleId(0xf00 + ordinal);
const said = (content: string, replies: readonly Id[] = []): ImportedMessage => ({
  authorId: ada,
  content,
  replies,
  occurredAt: 1_000,
});
const decide = (messages: readonly ImportedMessage[], where = importing) =>
  decideImportMessages(state, { guild: where, channelId }, messages, { ids, at: exampleNow });

const nobody = { users: [], roles: [], everyone: false, here: false };
const fact = (content: string, replies: readonly Id[] = []) => ({
  type: 'MessagePosted',
  data: {
    authorId: ada,
    mentions: nobody,
    replies: replies.map((messageId) => ({ messageId, mention: false })),
    text: { content },
  },
});

describe('imported messages', () => {
  it('are the sends of their authors, in order', () =>
    expect(decide([said('ahoy'), said('who is there?')])).toEqual([fact('ahoy'), fact('who is there?')]));

  it('answer messages of the log and of the same batch', () =>
    expect(decide([said('one', [old]), said('two', [ids(0)])])).toEqual([fact('one', [old]), fact('two', [ids(0)])]));

  it('answer no later message', () =>
    expect(decide([said('one', [ids(1)]), said('two')])).toEqual(invalid('replies', 'UNKNOWN_MESSAGE')));

  it('call nobody together', () => expect(decide([said('@everyone look')])).toEqual([fact('@everyone look')]));

  it('are refused all where one is', () => expect(decide([said('one'), said('')])).toEqual(invalid('content', 'EMPTY')));

  it('are written into a guild under import only', () =>
    expect(decide([said('one')], stateAfter(guild, [created, channel]))).toEqual(rejected('FORBIDDEN')));

  it('are written into a channel of that guild only', () => {
    const elsewhere = { guild: importing, channelId: exampleId(0xe) };
    expect(decideImportMessages(state, elsewhere, [said('one')], { ids, at: exampleNow })).toEqual(rejected('FORBIDDEN'));
  });
});
