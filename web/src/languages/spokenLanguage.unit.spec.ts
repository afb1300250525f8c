import { describe, expect, it, vi } from 'vitest';
import { SpokenLanguage } from './spokenLanguage.ts';

const keepingOf = (kept: Readonly<Record<string, string>> = {}) => {
  const values = new Map(Object.entries(kept));
  return {
    getItem: (name: string) => values.get(name) ?? null,
    setItem: (name: string, value: string) => void values.set(name, value),
    removeItem: (name: string) => void values.delete(name),
  };
};

describe('the language of the interface', () => {
  it('is the one chosen before, else the first of the browser that there is', () => {
    expect(new SpokenLanguage(keepingOf({ language: 'ru' }), ['en-GB']).language.get()).toBe('ru');
    expect(new SpokenLanguage(keepingOf(), ['de', 'ru-RU', 'en']).language.get()).toBe('ru');
    expect(new SpokenLanguage(keepingOf({ language: 'tlh' }), []).language.get()).toBe('en');
  });

  it('stays unsaved from a choice until the account knows it, also over a reload', () => {
    const keeping = keepingOf();
    new SpokenLanguage(keeping, []).choose('ru');
    const later = new SpokenLanguage(keeping, []);
    expect([later.language.get(), later.unsaved()]).toEqual(['ru', 'ru']);
    later.saved('ru');
    expect(later.unsaved()).toBeUndefined();
  });

  it('is still unsaved where another one was chosen while the first was saved', () => {
    const spoken = new SpokenLanguage(keepingOf(), []);
    spoken.choose('ru');
    spoken.choose('en');
    spoken.saved('ru');
    expect(spoken.unsaved()).toBe('en');
  });

  it('taken from the account is kept for the next first paint, and tells nobody that it was chosen', () => {
    const keeping = keepingOf();
    const spoken = new SpokenLanguage(keeping, []);
    const chosen = vi.fn();
    spoken.onChosen(chosen);
    spoken.adopt('ru');
    expect([spoken.unsaved(), chosen.mock.calls.length]).toEqual([undefined, 0]);
    expect(new SpokenLanguage(keeping, []).language.get()).toBe('ru');
  });

  it('follows another tab, but for what is no language', () => {
    const spoken = new SpokenLanguage(keepingOf(), []);
    spoken.follow('ru');
    spoken.follow('pirate');
    spoken.follow(null);
    expect(spoken.language.get()).toBe('ru');
  });
});
