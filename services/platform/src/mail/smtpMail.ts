import { setTimeout as wait } from 'node:timers/promises';
import type { Count, Millis } from '@chat/schema/events';
import { createTransport } from 'nodemailer';
import { type Clock, systemClock } from '../clock/clock.ts';
import { type Ids, systemIds } from '../ids/ids.ts';
import type { Log } from '../log/log.ts';
import { headerText } from './composeMail.ts';
import { checkMail, InvalidMail, type MailMessage, MailUnavailable } from './mail.ts';
import type { SmtpMail, SmtpMailOptions } from './openSmtpMail.ts';
import { smtpAddress } from './smtpAddress.ts';
import { type SmtpFailure, smtpFailure } from './smtpFailure.ts';

const mostConnections = 4;
/** Mails that wait or are on their way: more, and the server is slower than what is asked of it. */
const mostUnderWay: Count = 500;

/** `Name <local@domain>` in its parts. */
const senderOf = (from: string): { readonly name: string; readonly address: string } => {
  const [, name = '', named] = /^([^<>]{0,100}?)\s*<([^<>]+)>$/.exec(from) ?? [];
  const address = named ?? from;
  try {
    // The rules for a recipient and for a line are those for a sender and their name.
    checkMail({ to: address, subject: name || 'none', text: '' });
  } catch (cause) {
    throw new InvalidMail('the sender must be local@domain or Name <local@domain>', { cause });
  }
  return { name, address };
};

const transportOf = ({ url, certificateAuthority, timeout = 5_000 }: SmtpMailOptions) =>
  createTransport({
    ...smtpAddress(url),
    ...(certificateAuthority !== undefined && { tls: { ca: certificateAuthority } }),
    pool: true,
    maxConnections: mostConnections,
    // What fails is tried again here, where it is bounded and said.
    maxRequeues: 0,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    dnsTimeout: timeout,
    disableFileAccess: true,
    disableUrlAccess: true,
  });

class PooledSmtpMail implements SmtpMail {
  readonly #transport: ReturnType<typeof transportOf>;
  readonly #from: ReturnType<typeof senderOf>;
  readonly #log: Log;
  readonly #pauses: readonly Millis[];
  readonly #clock: Clock;
  readonly #ids: Ids;
  readonly #closing = new AbortController();
  #underWay: Count = 0;

  constructor(options: SmtpMailOptions) {
    const { from, log, pauses = [500, 2_000], clock = systemClock, ids = systemIds } = options;
    this.#from = senderOf(from);
    this.#transport = transportOf(options);
    this.#log = log;
    this.#pauses = pauses;
    this.#clock = clock;
    this.#ids = ids;
    // A connection that fails while nobody sends is opened anew by the next mail.
    this.#transport.on('error', (error: Error) =>
      log.warn('a connection to the mail server failed', { error: smtpFailure(error).error }),
    );
  }

  async send(message: MailMessage): Promise<void> {
    checkMail(message);
    if (this.#closing.signal.aborted) throw new MailUnavailable('the mail is closed');
    if (this.#underWay >= mostUnderWay) throw new MailUnavailable(`${mostUnderWay} mails wait already`);
    this.#underWay += 1;
    try {
      await this.#deliver(message);
    } finally {
      this.#underWay -= 1;
    }
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#transport.close({ force: true });
  }

  /** All tries carry the same id, so a server that has taken one of them knows the next one. */
  async #deliver(message: MailMessage): Promise<void> {
    const messageId = `<${this.#ids.next()}@${this.#from.address.split('@')[1]}>`;
    for (const pause of [...this.#pauses, undefined]) {
      const failure = await this.#tried(message, messageId);
      if (failure === undefined) return;
      if (pause === undefined || !failure.isTemporary || this.#closing.signal.aborted) throw failure.error;
      this.#log.warn('a mail is tried again', { error: failure.error });
      // Ended by the close, which the next try finds.
      await wait(pause, undefined, { signal: this.#closing.signal }).catch(() => undefined);
    }
  }

  async #tried({ to, subject, text, html }: MailMessage, messageId: string): Promise<SmtpFailure | undefined> {
    try {
      await this.#transport.sendMail({
        from: this.#from,
        // As an object it is taken as one address and never parsed as a list.
        to: { name: '', address: to },
        // Encoded as in files: the driver lets pass a text that only looks encoded, and the reader would see another.
        headers: { subject: { prepared: true, value: headerText(subject) } },
        text,
        ...(html !== undefined && { html }),
        messageId,
        date: new Date(this.#clock.now()),
      });
      return undefined;
    } catch (error) {
      return smtpFailure(error);
    }
  }
}

/**
 * Hands mails to an SMTP server, over four connections at most. What fails for the moment is tried twice more; so a mail that cannot be
 * handed over rejects within about 20 s. A server that takes a mail and loses the connection before it says so gets it twice.
 */
export const smtpMail = (options: SmtpMailOptions): SmtpMail => new PooledSmtpMail(options);
