import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepDraft, keptDraft } from './drafts.ts';

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
});
afterEach(() => vi.unstubAllGlobals());

it('keeps a draft with its names for one account and channel', () => {
  const draft = { text: '@Ada', names: [{ shown: '@Ada', token: '<@1>' }] };
  keepDraft('me', 'here', draft);
  expect(keptDraft('me', 'here')).toEqual(draft);
  expect(keptDraft('you', 'here').text).toBe('');
  expect(keptDraft('me', 'there').text).toBe('');
});

it('keeps no empty draft', () => {
  keepDraft('me', 'here', { text: 'x', names: [] });
  keepDraft('me', 'here', { text: '', names: [] });
  expect(localStorage.getItem('draft me here')).toBeNull();
});

it.each(['plain text of an earlier version', '{"text":1}', '[]', '42'])('takes %j for the text itself', (kept) => {
  localStorage.setItem('draft me here', kept);
  expect(keptDraft('me', 'here')).toEqual({ text: kept, names: [] });
});

it('leaves out what is no name', () => {
  localStorage.setItem(
    'draft me here',
    JSON.stringify({ text: 'x', names: [1, null, { shown: 1 }, { shown: '@a', token: '<@1>' }] }),
  );
  expect(keptDraft('me', 'here').names).toEqual([{ shown: '@a', token: '<@1>' }]);
});
