import { describe, expect, it } from 'vitest';
import { momentText } from './momentText.ts';

const now = Date.UTC(2026, 4, 14, 12);
const told = (away: number, language: string): string => momentText({ seconds: now / 1_000 + away, style: 'R', language, now });

describe('a moment', () => {
  it('is told from now on in the largest unit that fits', () => {
    expect(told(-30, 'en')).toBe('30 seconds ago');
    expect(told(7_200, 'en')).toBe('in 2 hours');
    expect(told(-86_400, 'en')).toBe('yesterday');
    expect(told(-86_400 * 21, 'ru')).toBe('3 недели назад');
    expect(told(86_400 * 800, 'ru')).toBe('через 2 года');
  });

  it('is written as the language writes dates', () => {
    const written = (language: string) => momentText({ seconds: now / 1_000, style: 'D', language, now });
    expect(written('en')).toBe('May 14, 2026');
    expect(written('ru')).toBe('14 мая 2026 г.');
  });
});
