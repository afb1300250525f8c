import { describe, expect, it } from 'vitest';
import type { Reply } from '../message.ts';
import { keptReplies } from './keptReplies.ts';
import { Replies } from './replies.ts';

const storageOf = (): Storage => {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
    clear: () => items.clear(),
    key: () => null,
    length: 0,
  };
};

const reply = (messageId: string): Reply => ({ messageId, mention: true });

describe('what a message answers', () => {
  it('is at most five messages, each once', () => {
    const replies = new Replies(keptReplies('u', 'c', storageOf()));
    for (const id of ['a', 'b', 'c', 'd', 'e']) expect(replies.add(reply(id))).toBe(true);
    expect(replies.add(reply('a'))).toBe(true);
    expect(replies.add(reply('f'))).toBe(false);
    expect(replies.chosen.get()).toHaveLength(5);
  });

  it('is asked of each whether its author is told', () => {
    const replies = new Replies(keptReplies('u', 'c', storageOf()));
    replies.add(reply('a'));
    replies.add(reply('b'));
    replies.setMention('a', false);
    replies.remove('b');
    expect(replies.chosen.get()).toEqual([{ messageId: 'a', mention: false }]);
  });

  it('goes with the message that is sent', () => {
    const replies = new Replies(keptReplies('u', 'c', storageOf()));
    replies.add(reply('a'));
    expect(replies.take()).toEqual([reply('a')]);
    expect(replies.take()).toEqual([]);
  });

  it('survives a reload, in its channel only', () => {
    const storage = storageOf();
    new Replies(keptReplies('u', 'c', storage)).add(reply('a'));
    expect(new Replies(keptReplies('u', 'c', storage)).chosen.get()).toEqual([reply('a')]);
    expect(new Replies(keptReplies('u', 'd', storage)).chosen.get()).toEqual([]);
  });

  it('is nothing where what is kept cannot be read', () => {
    const storage = storageOf();
    storage.setItem('replies u c', '[{"messageId":1},3,{"messageId":"a","mention":true}]');
    expect(new Replies(keptReplies('u', 'c', storage)).chosen.get()).toEqual([reply('a')]);
    storage.setItem('replies u c', '{');
    expect(new Replies(keptReplies('u', 'c', storage)).chosen.get()).toEqual([]);
  });
});
