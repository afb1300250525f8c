import type { Millis } from '@chat/schema/events';
import type { Clock } from '../clock/clock.ts';
import type { Ids } from '../ids/ids.ts';
import type { Log } from '../log/log.ts';
import type { Mail } from './mail.ts';

export interface SmtpMailOptions {
  /** `smtp://[user:password@]host[:port]`, or `smtps://`; see `smtpAddress`. Anything else is `InvalidSmtpUrl`. */
  readonly url: string;
  /** The sender: `local@domain` or `Name <local@domain>`, else `InvalidMail`. */
  readonly from: string;
  readonly log: Log;
  /** Certificates in PEM that are trusted besides those of Node. */
  readonly certificateAuthority?: string;
  /** Milliseconds before each further try of what failed for the moment; 500 and 2,000 where absent. */
  readonly pauses?: readonly Millis[];
  /** Milliseconds that a connection, a greeting or a reply may take; 5,000 where absent. */
  readonly timeout?: Millis;
  readonly clock?: Clock;
  readonly ids?: Ids;
}

export interface SmtpMail extends Mail {
  /** Ends connections; mails that are not handed over reject with `MailUnavailable`. */
  close(): Promise<void>;
}

/** Answers without asking the server. The driver is loaded here, since most instances keep their mails in files. */
export const openSmtpMail = async (options: SmtpMailOptions): Promise<SmtpMail> => {
  const { smtpMail } = await import('./smtpMail.ts');
  return smtpMail(options);
};
