import 'reflect-metadata';
import { seededIds } from '@chat/platform/testing';
import type { Id } from '@chat/schema/events';
import { describe, expect, it } from 'vitest';
import type { LiveOperation } from './operations.ts';
import type { Renderer } from './rendering.ts';
import type { LiveItem, Subscription } from './subscription.ts';
import { Topic } from './topic.ts';

const ids = seededIds('topic');
const payload = {};
const fact: LiveItem = { payload, position: '1', ofChannel: false };
const typing = { type: 'TypingStarted' } as const;
const passing: LiveItem = { payload, position: undefined, ofChannel: false, passing: typing };

/** A topic, how often it renders, and how many frames each of its followers got. */
const topicWith = () => {
  const rendered: string[] = [];
  const topic = new Topic({
    render: ({ key }: LiveOperation) => {
      rendered.push(key);
      return Buffer.from('{}');
    },
  } as unknown as Renderer); // all that a topic asks of it
  const follower = (userId: Id, types: readonly string[]) => {
    const frames: Buffer[] = [];
    const connection = { userId, socket: { push: (frame: Buffer) => frames.push(frame) } };
    const operation = { key: types.join(' '), types: new Set(types) };
    const subscription = { connection, operation, operationId: '1', visibility: 'CHANNELS', after: '' };
    return { frames, subscription: subscription as unknown as Subscription }; // all that a topic looks at
  };
  return { topic, rendered, follower };
};

describe('what passes by', () => {
  it('is rendered for and told to those who name its type, and counts them', () => {
    const { topic, rendered, follower } = topicWith();
    const [asks, also, plain] = [
      follower(ids.next(), ['TypingStarted']),
      follower(ids.next(), ['TypingStarted']),
      follower(ids.next(), []),
    ];
    for (const { subscription } of [asks, also, plain]) topic.add(subscription);
    expect(topic.audience(typing)).toBe(2);
    expect(topic.audience({ type: 'PresenceChanged' })).toBe(0);
    expect(topic.deliver(passing)).toBe(2);
    expect(rendered).toEqual(['TypingStarted']);
    expect(topic.deliver(fact)).toBe(3);
    expect([asks, also, plain].map(({ frames }) => frames.length)).toEqual([2, 2, 1]);
  });

  it('is not told to whom it is about', () => {
    const { topic, follower } = topicWith();
    const userId = ids.next();
    const [own, other] = [follower(userId, ['TypingStarted']), follower(ids.next(), ['TypingStarted'])];
    for (const { subscription } of [own, other]) topic.add(subscription);
    expect(topic.deliver({ ...passing, passing: { ...typing, except: userId } })).toBe(1);
    expect([own.frames.length, other.frames.length]).toEqual([0, 1]);
  });

  it('does not wait for those who are still told what they missed, and takes no place of what does', () => {
    const { topic, follower } = topicWith();
    const { subscription } = follower(ids.next(), ['TypingStarted']);
    topic.join(subscription);
    for (let time = 0; time < 2_000; time += 1) topic.deliver(passing);
    topic.deliver(fact);
    expect(topic.waitingFor(subscription)).toEqual({ items: [fact], overflowed: false });
  });
});
