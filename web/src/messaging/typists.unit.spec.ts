import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Typists } from './typists.ts';

describe('who types', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('does so until they said it, or until it was not repeated for too long', () => {
    const typists = new Typists();
    typists.began('ann', 10_000);
    typists.began('ben', 10_000);
    expect(typists.state.get()).toEqual(['ann', 'ben']);
    vi.advanceTimersByTime(8_000);
    typists.began('ann', 10_000);
    vi.advanceTimersByTime(2_000);
    expect(typists.state.get()).toEqual(['ann']);
    typists.ended('ann');
    typists.ended('nobody');
    expect(typists.state.get()).toEqual([]);
  });

  it('is nobody once the connection is lost', () => {
    const typists = new Typists();
    typists.began('ann', 10_000);
    typists.clear();
    expect(typists.state.get()).toEqual([]);
    vi.advanceTimersByTime(20_000);
    expect(typists.state.get()).toEqual([]);
  });

  it('is not whoever has just said it, though the news of their typing came later', () => {
    const typists = new Typists();
    typists.ended('ann');
    typists.began('ann', 10_000);
    expect(typists.state.get()).toEqual([]);
    vi.advanceTimersByTime(2_000);
    typists.began('ann', 10_000);
    expect(typists.state.get()).toEqual(['ann']);
  });
});
