import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { manualClock } from '../testing/manualClock.ts';
import { recordingLog } from '../testing/recordingLog.ts';
import { temporaryDirectory } from '../testing/temporaryDirectory.ts';
import { type FileMailOptions, fileMail } from './fileMail.ts';
import { InvalidMail, MailUnavailable } from './mail.ts';

const link = 'http://127.0.0.1:4000/verify?token=S3cretS3cret-canary';
const message = { to: 'zoe@пример.рф', subject: 'Подтвердите адрес электронной почты', text: `Здравствуйте!\n\n${link}\n` };

const inside = (path: string, options: Partial<FileMailOptions> = {}) => {
  const directory = join(path, 'mail');
  const log = recordingLog();
  return { directory, log, mail: fileMail({ directory, log, clock: manualClock(), ...options }) };
};

const only = async (directory: string): Promise<string> => {
  const [name, ...others] = await readdir(directory);
  expect(others).toEqual([]);
  return readFile(join(directory, name ?? ''), 'utf8');
};

const decodedWords = (header: string): string =>
  header
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?UTF-8\?B\?([^?]*)\?=/g, (_, text: string) => Buffer.from(text, 'base64').toString());

const headersOf = (mail: string): Record<string, string> =>
  Object.fromEntries(
    (mail.split('\r\n\r\n')[0] ?? '')
      .replaceAll(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  );

describe('fileMail', () => {
  it('writes an RFC 5322 message with the headers that mail needs', async () => {
    await using temporary = await temporaryDirectory();
    const { directory, mail } = inside(temporary.path);
    await mail.send({ ...message, to: 'ann@example.org' });
    const written = await only(directory);

    expect(headersOf(written)).toMatchObject({
      from: 'Chat <chat@localhost>',
      to: 'ann@example.org',
      date: 'Thu, 01 Jan 2026 00:00:00 +0000',
      'message-id': expect.stringMatching(/^<[0-9a-f]{32}@localhost>$/),
      'mime-version': '1.0',
      'content-type': 'text/plain; charset=utf-8',
    });
    expect(written.split('\r\n').every((line) => line.length <= 998)).toBe(true);
    expect(written.split('\r\n\r\n')[0]).toMatch(/^[\r\n\x20-\x7e]*$/);
  });

  it('encodes a Russian subject and text so that they come back', async () => {
    await using temporary = await temporaryDirectory();
    const { directory, mail } = inside(temporary.path);
    await mail.send({ ...message, to: 'ann@example.org' });
    const written = await only(directory);
    const headers = headersOf(written);
    const body = written.slice(written.indexOf('\r\n\r\n') + 4);

    expect(decodedWords(headers['subject'] ?? '')).toBe(message.subject);
    expect(headers['content-transfer-encoding']).toBe('8bit');
    expect(body.replaceAll('\r\n', '\n').trim()).toBe(message.text.trim());
  });

  it.each(['Hello', '=?UTF-8?B?SGVsbG8=?=', '👩‍👩‍👧 '.repeat(15), 'x'.repeat(200)])(
    'brings back the subject %s',
    async (subject) => {
      await using temporary = await temporaryDirectory();
      const { directory, mail } = inside(temporary.path);
      await mail.send({ ...message, subject });
      const written = await only(directory);

      expect(decodedWords(headersOf(written)['subject'] ?? '')).toBe(subject);
      expect(written.split('\r\n').every((line) => line.length <= 76 || line.startsWith('http'))).toBe(true);
    },
  );

  it('keeps a link whole in the file, so that a person can copy it', async () => {
    await using temporary = await temporaryDirectory();
    const { directory, mail } = inside(temporary.path);
    const longLink = `${link}${'x'.repeat(300)}`;
    await mail.send({ ...message, text: longLink });

    expect(await only(directory)).toContain(`\r\n${longLink}\r\n`);
  });

  it('breaks a line that is too long for a mail', async () => {
    await using temporary = await temporaryDirectory();
    const { directory, mail } = inside(temporary.path);
    await mail.send({ ...message, text: 'я'.repeat(2_000) });

    expect((await only(directory)).split('\r\n').every((line) => Buffer.byteLength(line) <= 998)).toBe(true);
  });

  it('sends text and HTML as alternatives', async () => {
    await using temporary = await temporaryDirectory();
    const { directory, mail } = inside(temporary.path);
    await mail.send({ ...message, html: '<p>Hello</p>' });

    const written = await only(directory);
    const boundary = /boundary="([^"]+)"/.exec(headersOf(written)['content-type'] ?? '')?.[1] ?? '';
    const parts = written.split(`--${boundary}`);

    expect(headersOf(written)['content-type']).toMatch(/^multipart\/alternative/);
    expect(parts).toHaveLength(4);
    expect(parts[1]).toContain('Content-Type: text/plain; charset=utf-8');
    expect(parts[2]).toMatch(/Content-Type: text\/html; charset=utf-8\r\n[\s\S]*\r\n\r\n<p>Hello<\/p>\r\n$/);
    expect(parts[3]).toBe('--\r\n');
  });

  it('takes addresses of other scripts', async () => {
    await using temporary = await temporaryDirectory();
    const { directory, mail } = inside(temporary.path);
    await mail.send(message);

    expect(headersOf(await only(directory))['to']).toContain('xn--');
  });

  it('says the file in the log, and neither recipient, subject, text nor link', async () => {
    await using temporary = await temporaryDirectory();
    const { directory, log, mail } = inside(temporary.path);
    await mail.send(message);
    const lines = log.lines.join();

    expect(log.records()).toMatchObject([{ message: 'mail kept as a file', file: (await readdir(directory))[0] }]);
    for (const secret of ['canary', 'zoe@', 'пример', 'xn--', 'Подтвердите', 'Здравствуйте']) expect(lines).not.toContain(secret);
  });

  it('lets nobody else read the mails', async () => {
    await using temporary = await temporaryDirectory();
    const { directory, mail } = inside(temporary.path);
    await mail.send(message);
    const [file] = await readdir(directory);

    expect((await stat(directory)).mode & 0o077).toBe(0);
    expect((await stat(join(directory, file ?? ''))).mode & 0o077).toBe(0);
  });

  it.each([
    ['a second recipient', { to: 'a@example.org, b@example.org' }],
    ['a header after the address', { to: 'a@example.org\r\nBcc: b@example.org' }],
    ['no address', { to: 'somebody' }],
    ['a header after the subject', { subject: 'Hello\r\nBcc: b@example.org' }],
    ['an empty subject', { subject: '' }],
    ['a long subject', { subject: 'x'.repeat(201) }],
  ])('refuses %s and writes nothing', async (_, wrong) => {
    await using temporary = await temporaryDirectory();
    const { directory, log, mail } = inside(temporary.path);
    await mkdir(directory);

    await expect(mail.send({ ...message, ...wrong })).rejects.toBeInstanceOf(InvalidMail);
    expect(await readdir(directory)).toEqual([]);
    expect(log.lines).toEqual([]);
  });

  it('keeps the newest mails only', async () => {
    await using temporary = await temporaryDirectory();
    const clock = manualClock();
    const { directory, mail } = inside(temporary.path, { keep: 2, clock });
    for (let sent = 0; sent < 3; sent++) {
      clock.advance(1_000);
      await mail.send(message);
    }

    expect((await readdir(directory)).sort().map((name) => name.slice(0, 24))).toEqual([
      '2026-01-01T00-00-02-000Z',
      '2026-01-01T00-00-03-000Z',
    ]);
  });

  it('fails with a named error where it cannot write', async () => {
    await using temporary = await temporaryDirectory();
    const { directory, log, mail } = inside(temporary.path);
    await writeFile(directory, 'a file in the way');

    await expect(mail.send(message)).rejects.toBeInstanceOf(MailUnavailable);
    expect(log.lines).toEqual([]);
  });
});
