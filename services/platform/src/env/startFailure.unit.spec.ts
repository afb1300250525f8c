import { describe, expect, it } from 'vitest';
import { InvalidSetting } from './environment.ts';
import { CannotListen, cannotListen, startFailure } from './startFailure.ts';

const settings = { host: '127.0.0.1', port: 80 };
const ofSystem = (code: string): Error => Object.assign(new Error(`listen ${code}`), { code });

describe('cannotListen', () => {
  it.each([
    ['EADDRINUSE', 'port 80 of 127.0.0.1 is in use by another program; stop that one first, or set another PORT'],
    ['EACCES', 'this user may not listen on port 80; set a PORT of 1024 or above'],
    ['EADDRNOTAVAIL', '127.0.0.1 is no address of this machine; set another HOST'],
    ['ENOTFOUND', 'the name 127.0.0.1 has no address; set another HOST'],
  ])('says what to mend at %s', (code, message) => {
    expect(cannotListen(ofSystem(code), settings)).toEqual(new CannotListen(message));
  });

  it('hands back what it does not know', () => {
    const other = ofSystem('EMFILE');
    expect(cannotListen(other, settings)).toBe(other);
  });
});

describe('startFailure', () => {
  it('tells each reason of a chain once', () => {
    const error = new Error('a.sqlite could not be opened', { cause: new Error('file is not a database') });
    const outer = new Error('no start: a.sqlite could not be opened', { cause: error });
    expect(startFailure(outer)).toEqual({
      text: 'Chat-JS cannot start: no start: a.sqlite could not be opened: file is not a database',
      exitCode: 1,
    });
  });

  it('ends with 2 where a setting is wrong', () => {
    const error = new InvalidSetting([{ name: 'PORT', rule: 'a number' }]);
    expect(startFailure(error)).toEqual({ text: 'Chat-JS cannot start: PORT must be a number', exitCode: 2 });
  });

  it('tells what is no error as it is', () => {
    expect(startFailure('gone').text).toBe('Chat-JS cannot start: gone');
  });
});
