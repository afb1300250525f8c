import { afterEach, describe, expect, it, vi } from 'vitest';
import { matches, type Pressed } from './matches.ts';
import { shortcutIds, shortcuts } from './shortcuts.ts';

const pressed = (code: string, held: Partial<Pressed> = {}): Pressed => ({
  code,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  isComposing: false,
  ...held,
});

afterEach(() => vi.unstubAllGlobals());

describe('a shortcut', () => {
  it('is Ctrl with its key, and nothing else held', () => {
    vi.stubGlobal('navigator', { userAgent: 'X11; Linux x86_64' });
    expect(matches('switcher', pressed('KeyK', { ctrlKey: true }))).toBe(true);
    expect(matches('switcher', pressed('KeyK', { metaKey: true }))).toBe(false);
    expect(matches('switcher', pressed('KeyK', { ctrlKey: true, shiftKey: true }))).toBe(false);
    expect(matches('switcher', pressed('KeyK'))).toBe(false);
  });

  it('is Cmd with its key on a Mac', () => {
    vi.stubGlobal('navigator', { userAgent: 'Macintosh; Intel Mac OS X 14' });
    expect(matches('switcher', pressed('KeyK', { metaKey: true }))).toBe(true);
    expect(matches('switcher', pressed('KeyK', { ctrlKey: true }))).toBe(false);
  });

  it('is nothing while an input method is composing', () => {
    expect(matches('reply', pressed('KeyR', { isComposing: true }))).toBe(false);
  });

  it('is the only one of its keys where it is heard', () => {
    const heard = (where: string) => (where === 'composer' || where === 'message' ? where : 'page');
    const keys = shortcutIds.flatMap((id) => {
      const { where, strokes } = shortcuts[id];
      return strokes.map(({ sign: _sign, ...stroke }) => `${heard(where)} ${JSON.stringify(stroke)}`);
    });
    expect(new Set(keys).size).toBe(keys.length);
  });
});
