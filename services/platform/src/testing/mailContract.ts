import { describe, expect, it } from 'vitest';
import type { Mail } from '../mail/mail.ts';
import { type ReceivedMail, receivedMail } from './receivedMail.ts';

/** Mail under test, whose sender is `Chat <chat@…>`. */
export interface OpenedMail extends AsyncDisposable {
  readonly mail: Mail;
  /** The bytes of all mails that were handed over. */
  received(): Promise<readonly string[]>;
  /** What has been logged. */
  readonly logged: readonly string[];
}

export type OpenMail = () => Promise<OpenedMail>;

const link = 'http://127.0.0.1:4000/verify?token=S3cretS3cret-canary';
const message = { to: 'zoe@example.org', subject: 'Подтвердите адрес', text: `Здравствуйте!\n\n${link}` };

const only = async (opened: OpenedMail): Promise<ReceivedMail> => {
  const [mail = '', ...others] = await opened.received();
  expect(others).toEqual([]);
  return receivedMail(mail);
};

/** The rules of the port `Mail`, as tests. Every adapter runs them. */
export const mailContract = (name: string, open: OpenMail): void => {
  describe(`mail ${name}`, () => {
    it('comes with sender, recipient, subject, text and the headers that mail needs', async () => {
      await using opened = await open();
      await opened.mail.send(message);
      const { headers, text } = await only(opened);
      expect(headers).toMatchObject({
        from: expect.stringMatching(/^Chat <chat@\S+>$/),
        to: 'zoe@example.org',
        subject: message.subject,
        date: expect.stringMatching(/^\w{3}, \d{2} \w{3} \d{4} [\d:]{8} \+0000$/),
        'message-id': expect.stringMatching(/^<[0-9a-f]{32}@\S+>$/),
        'mime-version': '1.0',
      });
      expect(text).toBe(message.text);
    });

    it('comes with HTML beside the text', async () => {
      await using opened = await open();
      await opened.mail.send({ ...message, html: `<p>Здравствуйте! <a href="${link}">…</a></p>` });
      expect(await only(opened)).toMatchObject({ text: message.text, html: `<p>Здравствуйте! <a href="${link}">…</a></p>` });
    });

    it.each(['Hello', '=?UTF-8?B?SGVsbG8=?=', '👩‍👩‍👧 '.repeat(15).trim(), 'x'.repeat(200)])(
      'brings the subject %s',
      async (subject) => {
        await using opened = await open();
        await opened.mail.send({ ...message, subject });
        expect((await only(opened)).headers['subject']).toBe(subject);
      },
    );

    it.each([
      ['a dot alone on a line', 'one\n.\n..two\n\nthree'],
      ['what looks like headers', 'Bcc: eve@example.org\n\nSubject: other'],
      ['a line that is too long for a mail', 'я'.repeat(2_000)],
    ])('brings a text with %s', async (_, text) => {
      await using opened = await open();
      await opened.mail.send({ ...message, text });
      const [bytes = ''] = await opened.received();
      expect(receivedMail(bytes).text).toBe(text);
      expect(bytes.split('\r\n').every((line) => Buffer.byteLength(line) <= 998)).toBe(true);
    });

    it('is sent again where it is asked for again', async () => {
      await using opened = await open();
      await opened.mail.send(message);
      await opened.mail.send(message);
      expect(await opened.received()).toHaveLength(2);
    });

    it.each([
      ['a second recipient', { to: 'a@example.org, b@example.org' }],
      ['a header after the address', { to: 'a@example.org\r\nBcc: b@example.org' }],
      ['a command after the address', { to: 'a@example.org>\r\nRCPT TO:<b@example.org' }],
      ['no address', { to: 'somebody' }],
      ['a name before the address', { to: 'Ann <a@example.org>' }],
      ['a header after the subject', { subject: 'Hello\r\nBcc: b@example.org' }],
      ['a header after a bare line feed', { subject: 'Hello\nBcc: b@example.org' }],
      ['an empty subject', { subject: '' }],
      ['a long subject', { subject: 'x'.repeat(201) }],
    ])('refuses %s and hands nothing over', async (_, wrong) => {
      await using opened = await open();
      await expect(opened.mail.send({ ...message, ...wrong })).rejects.toMatchObject({ name: 'InvalidMail' });
      expect(await opened.received()).toEqual([]);
    });

    it('leaves neither recipient, subject, text nor link in the log', async () => {
      await using opened = await open();
      await opened.mail.send(message);
      await opened.mail.send({ ...message, to: 'nobody' }).catch(() => undefined);
      const lines = opened.logged.join();
      for (const secret of ['canary', 'zoe@', 'Подтвердите', 'Здравствуйте']) expect(lines).not.toContain(secret);
    });
  });
};
