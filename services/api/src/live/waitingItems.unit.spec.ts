import 'reflect-metadata';
import { describe, expect, it } from 'vitest';
import { MessageDeleted, MessageEdited, MessagePosted, ReactionAdded } from '../messaging/index.ts';
import { ChannelRenamed } from './guildFacts.types.ts';
import { asTheyStandNow, forgetTexts } from './waitingItems.ts';
import { withoutTexts } from './withoutTexts.ts';

const posted = (messageId: string, content: string) =>
  Object.assign(new MessagePosted(), { factId: messageId, messageId, content });
const edited = (messageId: string, content: string) =>
  Object.assign(new MessageEdited(), { factId: `edit of ${messageId}`, messageId, content });
const deleted = (messageId: string) => Object.assign(new MessageDeleted(), { messageId });
const items = (...payloads: readonly object[]) =>
  payloads.map((payload, place) => ({ payload, position: String(place), ofChannel: true }));
const contents = (payloads: readonly object[]): readonly unknown[] =>
  payloads.map((payload) => ('content' in payload ? payload.content : '-'));

describe('items that have waited', () => {
  it('do not tell a text that a later one replaced or removed', () => {
    const waited = items(posted('a', 'first'), posted('b', 'gone'), edited('a', 'second'), deleted('b'), edited('a', 'third'));
    expect(contents(asTheyStandNow(waited))).toEqual([null, null, null, '-', 'third']);
  });

  it('keep what nothing came after', () => {
    const reaction = Object.assign(new ReactionAdded(), { messageId: 'a' });
    expect(contents(asTheyStandNow(items(posted('a', 'first'), reaction, posted('b', 'other'))))).toEqual([
      'first',
      '-',
      'other',
    ]);
  });

  it('lose the texts of shredded facts, of all facts where a whole ring is gone, and never change what was handed out', () => {
    const [first, second] = [posted('a', 'first'), posted('b', 'second')];
    const kept = items(first, second);
    forgetTexts(kept, new Set(['a']));
    expect(contents(kept.map(({ payload }) => payload))).toEqual([null, 'second']);
    forgetTexts(kept, undefined);
    expect(contents(kept.map(({ payload }) => payload))).toEqual([null, null]);
    expect(first.content).toBe('first');
  });

  it('stay of their type without their texts', () => {
    const renamed = Object.assign(new ChannelRenamed(), { channelId: 'c', name: 'secret' });
    const emptied = withoutTexts(renamed);
    expect(emptied).toBeInstanceOf(ChannelRenamed);
    expect(emptied).toMatchObject({ channelId: 'c', name: null });
  });
});
