import { describe, expect, it } from 'vitest';
import { isTextName, type TextName, textIn } from './texts.ts';

describe('texts', () => {
  it.each<TextName>(['invited'])('of %s hold the place of what is inserted in both languages', (name) => {
    expect([textIn('en', name), textIn('ru', name)].every((text) => text.includes('{name}'))).toBe(true);
  });

  it('are known by name, and nothing else is', () => {
    expect([isTextName('RATE_LIMITED'), isTextName('toString'), isTextName('INTERNAL')]).toEqual([true, false, false]);
  });
});
