import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { freePort } from '../testing/freePort.ts';
import { mailContract } from '../testing/mailContract.ts';
import { receivedMail } from '../testing/receivedMail.ts';
import { recordingLog } from '../testing/recordingLog.ts';
import { selfSigned } from '../testing/selfSigned.ts';
import { type SmtpReceiver, startSmtp } from '../testing/smtpReceiver.ts';
import { temporaryDirectory } from '../testing/temporaryDirectory.ts';
import { withComponent } from '../testing/withComponent.ts';
import { openSmtpMail, type SmtpMailOptions } from './openSmtpMail.ts';
import { smtpMail } from './smtpMail.ts';

const timeout = 10_000;
const message = { to: 'zoe-canary@example.org', subject: 'Hello canary', text: 'canary' };

const opened = ({ port }: Pick<SmtpReceiver, 'port'>, options: Partial<SmtpMailOptions> = {}) => {
  const log = recordingLog();
  const url = `smtp://127.0.0.1:${port}`;
  const mail = smtpMail({ url, from: 'Chat <chat@example.org>', log, pauses: [10, 20], timeout: 1_000, ...options });
  return { mail, log, [Symbol.asyncDispose]: () => mail.close() };
};

mailContract('by SMTP', async () => {
  const server = await startSmtp();
  const { mail, log } = opened(server);
  return {
    mail,
    received: async () => server.accepted.map(({ bytes }) => bytes),
    logged: log.lines,
    [Symbol.asyncDispose]: async () => {
      await mail.close();
      await server[Symbol.asyncDispose]();
    },
  };
});

describe('mail to a server', () => {
  it('has one recipient in its envelope', async () => {
    await using server = await startSmtp();
    await using sender = opened(server);
    await sender.mail.send(message);
    expect(server.accepted.map(({ to }) => to)).toEqual([[message.to]]);
  });

  it('goes over four connections at most, however many there are', async () => {
    await using server = await startSmtp();
    await using sender = opened(server);
    await Promise.all(Array.from({ length: 40 }, () => sender.mail.send(message)));
    expect(server.accepted).toHaveLength(40);
    expect(server.connections()).toBeLessThanOrEqual(4);
  });

  it.each(['recipient', 'mail'] as const)('is tried again where its %s fails for the moment', async (where) => {
    await using server = await startSmtp();
    await using sender = opened(server);
    server.answer(where, [451, 421]);
    await sender.mail.send(message);
    expect(server.accepted).toHaveLength(1);
    expect(sender.log.records().map((record) => record['message'])).toEqual(['a mail is tried again', 'a mail is tried again']);
    expect(sender.log.lines.join()).not.toContain('canary');
  });

  it('is unavailable after three tries', async () => {
    await using server = await startSmtp();
    await using sender = opened(server);
    server.answer('recipient', [450, 450, 450, 450]);
    await expect(sender.mail.send(message)).rejects.toMatchObject({
      name: 'MailUnavailable',
      message: expect.stringContaining('450'),
    });
    await sender.mail.send(message).catch(() => undefined);
    expect(server.accepted).toHaveLength(1);
  });

  it.each([
    ['recipient', 550],
    ['mail', 554],
  ] as const)('is rejected at once, and not tried again, where its %s is refused with %i', async (where, code) => {
    await using server = await startSmtp();
    await using sender = opened(server);
    server.answer(where, [code, code]);
    const error: unknown = await sender.mail.send(message).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'MailRejected', message: expect.stringContaining(String(code)) });
    sender.log.error('failed', { error });
    expect(sender.log.lines.join()).not.toContain('canary');
    await expect(sender.mail.send(message)).rejects.toMatchObject({ name: 'MailRejected' });
    await sender.mail.send(message);
    expect(server.accepted).toHaveLength(1);
  });

  it('carries one id in all tries, and another mail another', async () => {
    await using server = await startSmtp();
    await using sender = opened(server);
    server.answer('mail', [451]);
    await sender.mail.send(message);
    await sender.mail.send(message);
    const [first, again, other] = server.offered.map((bytes) => receivedMail(bytes).headers['message-id']);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });
});

describe('a mail server that goes away', () => {
  it('makes mail unavailable, and is found when it is back', async () => {
    const port = await freePort();
    await using sender = opened({ port });
    await expect(sender.mail.send(message)).rejects.toMatchObject({ name: 'MailUnavailable' });
    {
      await using server = await startSmtp({ port });
      await sender.mail.send(message);
      expect(server.accepted).toHaveLength(1);
    }
    await expect(sender.mail.send(message)).rejects.toMatchObject({ name: 'MailUnavailable' });
    await using server = await startSmtp({ port });
    await sender.mail.send(message);
    expect(server.accepted).toHaveLength(1);
  });

  it('and says nothing lets nobody wait for ever', async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo; // a TCP server has no other kind of address
    await using sender = opened({ port }, { timeout: 200 });
    await expect(sender.mail.send(message)).rejects.toMatchObject({ name: 'MailUnavailable' });
    expect(sockets).toHaveLength(3);
    for (const socket of sockets) socket.destroy();
    silent.close();
    await once(silent, 'close');
  });

  it('and the close ends what waits for another try', async () => {
    const sender = opened({ port: await freePort() }, { pauses: [60_000] });
    const sending = expect(sender.mail.send(message)).rejects.toMatchObject({ name: 'MailUnavailable' });
    await vi.waitFor(() => expect(sender.log.lines.join()).toContain('a mail is tried again'), { timeout });
    await sender.mail.close();
    await sending;
    await expect(sender.mail.send(message)).rejects.toMatchObject({ name: 'MailUnavailable', message: 'the mail is closed' });
  });

  it('lets no more than 500 mails wait', async () => {
    const sender = opened({ port: await freePort() }, { pauses: [60_000] });
    const ends = Promise.allSettled(Array.from({ length: 501 }, () => sender.mail.send(message)));
    await sender.mail.close();
    const refused = (await ends).flatMap((end) => (end.status === 'rejected' ? [String(end.reason.message)] : []));
    expect(refused).toHaveLength(501);
    expect(refused.filter((reason) => reason === '500 mails wait already')).toHaveLength(1);
  });
});

describe('the sender of mails', () => {
  it.each(['', 'chat', 'Chat <chat>', 'Chat\r\nBcc: eve@example.org <chat@example.org>', 'a@example.org, b@example.org'])(
    'cannot be %j',
    (from) => {
      expect(() => opened({ port: 25 }, { from })).toThrow(expect.objectContaining({ name: 'InvalidMail' }));
    },
  );

  it('and the server are looked at when it is opened', async () => {
    const [log, url, from] = [recordingLog(), 'smtp://127.0.0.1:25', 'chat@example.org'];
    await (await openSmtpMail({ url, from, log })).close();
    await expect(openSmtpMail({ url, from: 'chat', log })).rejects.toMatchObject({ name: 'InvalidMail' });
    await expect(openSmtpMail({ url: 'nowhere', from, log })).rejects.toMatchObject({ name: 'InvalidSmtpUrl' });
  });

  it('may have no name', async () => {
    await using server = await startSmtp();
    await using sender = opened(server, { from: 'chat@example.org' });
    await sender.mail.send(message);
    expect(receivedMail(server.accepted[0]?.bytes ?? '').headers['from']).toBe('chat@example.org');
  });
});

withComponent('openssl', 'mail over TLS', ({ path }) => {
  const onAuth: NonNullable<Parameters<typeof startSmtp>[0]>['onAuth'] = ({ username, password }, _session, done) =>
    password === 'S3cret' ? done(null, { user: username }) : done(new Error('no'));

  it('is sent by smtps, with the password, where the certificate is trusted', async () => {
    await using directory = await temporaryDirectory();
    const { certificate, key } = await selfSigned(path, directory.path);
    await using server = await startSmtp({ secure: true, cert: certificate, key, onAuth });
    const url = `smtps://ann:S3cret@127.0.0.1:${server.port}`;
    await using sender = opened(server, { url, certificateAuthority: certificate });
    await sender.mail.send(message);
    expect(server.accepted).toMatchObject([{ isEncrypted: true, user: 'ann' }]);
    await using distrustful = opened(server, { url });
    await expect(distrustful.mail.send(message)).rejects.toMatchObject({ name: 'MailUnavailable' });
  });

  it('is sent by STARTTLS where the server offers it', async () => {
    await using directory = await temporaryDirectory();
    const { certificate, key } = await selfSigned(path, directory.path);
    await using server = await startSmtp({ cert: certificate, key, onAuth, disabledCommands: [] });
    const url = `smtp://ann:S3cret@127.0.0.1:${server.port}`;
    await using sender = opened(server, { url, certificateAuthority: certificate });
    await sender.mail.send(message);
    await using unknown = opened(server, { certificateAuthority: certificate });
    await unknown.mail.send(message);
    expect(server.accepted).toMatchObject([
      { isEncrypted: true, user: 'ann' },
      { isEncrypted: true, user: undefined },
    ]);
  });

  it('is not sent, and the password is not told, where the server offers no TLS or refuses the password', async () => {
    await using directory = await temporaryDirectory();
    const { certificate, key } = await selfSigned(path, directory.path);
    let tries = 0;
    await using plain = await startSmtp({
      allowInsecureAuth: true,
      onAuth: (...[, , done]) => {
        tries += 1;
        done(new Error('no'));
      },
    });
    await using sender = opened(plain, { url: `smtp://ann:S3cret@127.0.0.1:${plain.port}` });
    await expect(sender.mail.send(message)).rejects.toMatchObject({ name: 'MailUnavailable' });
    expect(tries).toBe(0);
    await using server = await startSmtp({ secure: true, cert: certificate, key, onAuth });
    await using wrong = opened(server, { url: `smtps://ann:Wr0ng@127.0.0.1:${server.port}`, certificateAuthority: certificate });
    const error: unknown = await wrong.mail.send(message).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'MailUnavailable', message: expect.stringMatching(/EAUTH 535/) });
    expect(server.connections()).toBe(1);
    wrong.log.error('failed', { error });
    expect(wrong.log.lines.join()).not.toMatch(/Wr0ng|canary/);
  });
});
