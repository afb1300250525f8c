import { describe, expect, it } from 'vitest';
import { readOptions } from './options.ts';

const asked = (...args: readonly string[]) => readOptions(['irc', 'logs', ...args]);

describe('the command line', () => {
  it('names a folder, a guild and a channel', () =>
    expect(asked('--guild', 'Harbour', '--channel', 'old')).toEqual({
      folder: 'logs',
      guild: 'Harbour',
      channel: 'old',
      owner: undefined,
    }));

  it('may name an owner', () =>
    expect(asked('--guild', 'Harbour', '--channel', 'old', '--owner', 'ada')).toMatchObject({ owner: 'ada' }));

  it.each([
    [['--guild', 'a'.repeat(101), '--channel', 'old'], '--guild is too long: at most 100'],
    [['--guild', ' ', '--channel', 'old'], '--guild is empty'],
    [['--guild', 'Harbour', '--channel', ''], '--channel is empty'],
    [['--guild', 'Harbour'], '--guild and --channel must be given'],
    [['more', '--guild', 'Harbour', '--channel', 'old'], 'exactly one folder'],
    [['--guild', 'Harbour', '--channel', 'old', '--speed', '9'], '--speed'],
  ])('is refused with what is wrong: %j', (args, says) => expect(() => asked(...args)).toThrow(says));

  it('begins with the kind of logs', () => expect(() => readOptions(['logs'])).toThrow('irc'));
});
