import type { RecentText } from '@chat/platform';
import type { Id } from '@chat/schema/events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Notices } from './notices.ts';
import type { ToWorker } from './workerMessages.ts';

const id = 'a'.repeat(32) as Id;

const texts = (count: number): RecentText[] =>
  Array.from({ length: count }, (_, leaf) => ({ factId: id, ring: id, leaf, texts: { content: `text ${leaf}` } }));

const underTest = () => {
  const sent: ToWorker[] = [];
  const notices = new Notices((message) => sent.push(message));
  return { notices, sent, kinds: () => sent.map(({ kind }) => kind) };
};

describe('notices', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('of facts that nobody waits for are one a second', () => {
    const { notices, kinds } = underTest();
    notices.add(1);
    vi.advanceTimersByTime(600);
    notices.add(1);
    expect(kinds()).toEqual([]);
    vi.advanceTimersByTime(400);
    expect(kinds()).toEqual(['notify']);
    vi.advanceTimersByTime(5_000);
    expect(kinds()).toEqual(['notify']);
  });

  it('of 200 facts do not wait, and none is told or counted twice', () => {
    const { notices, kinds } = underTest();
    notices.add(150);
    notices.add(50);
    expect(kinds()).toEqual(['notify']);
    vi.advanceTimersByTime(1_000);
    expect(kinds()).toEqual(['notify']);
    notices.add(150);
    expect(kinds()).toEqual(['notify']);
  });

  it('are sent at once for whoever waits, once for all who wait for the same', () => {
    const { notices, kinds } = underTest();
    notices.await('0000000000000005');
    notices.await('0000000000000005');
    notices.await('0000000000000004');
    expect(kinds()).toEqual(['notify']);
    notices.await('0000000000000006');
    expect(kinds()).toEqual(['notify', 'notify']);
  });

  it('bring texts before they tell of the facts, and many texts at once', () => {
    const { notices, sent, kinds } = underTest();
    notices.texts.remember(texts(3));
    expect(sent).toEqual([]);
    notices.await('0000000000000001');
    expect(sent).toEqual([{ kind: 'remember', texts: texts(3) }, { kind: 'notify' }]);
    notices.texts.remember(texts(128));
    expect(kinds()).toEqual(['remember', 'notify', 'remember']);
  });

  it('bring no text that was to be forgotten, and nothing after the end', () => {
    const { notices, kinds } = underTest();
    notices.texts.remember(texts(3));
    notices.texts.forget();
    notices.await('0000000000000001');
    notices.add(1);
    notices.stop();
    vi.advanceTimersByTime(5_000);
    expect(kinds()).toEqual(['notify']);
  });
});
