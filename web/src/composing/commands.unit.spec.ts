import { describe, expect, it } from 'vitest';
import { type Command, saidBy } from './commands.ts';

const whisper: Command = { name: 'w', usage: 'nickname message', help: 'Whispers', run: () => Promise.resolve(undefined) };
const said = (text: string) => saidBy(text, [whisper]);

describe('a text with a slash', () => {
  it('is a command with what follows its name', () => {
    expect(said('/w boris hello  there\nyou')).toMatchObject({
      kind: 'command',
      command: { name: 'w' },
      argument: 'boris hello  there\nyou',
    });
    expect(said('/W')).toMatchObject({ kind: 'command', argument: '' });
  });

  it('is not sent by accident where nobody knows the command', () => {
    expect(said('/x hello')).toEqual({ kind: 'unknown', name: 'x' });
  });

  it('is a message with one slash where it begins with two, and where it is a path', () => {
    expect(said('//w boris')).toEqual({ kind: 'message', isEscaped: true });
    expect(said('/etc/hosts is wrong')).toEqual({ kind: 'message', isEscaped: false });
    expect(said('/ ')).toMatchObject({ kind: 'message' });
  });
});
