/** One mail to one person. */
export interface MailMessage {
  /** One address, `local@domain`, without a name. */
  readonly to: string;
  /** At most 200 characters, in one line. */
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
}

/** Mails to people: verify links, resets, notices. */
export interface Mail {
  /**
   * Resolves when the mail is handed over and will not be lost by this process. Sending it again sends a second mail. An
   * address or a subject that cannot stand in a mail is `InvalidMail`, and what the server refuses for good is `MailRejected`, which is
   * one too (never try again); anything else that fails is `MailUnavailable` (try again later). Mails hold links that are secrets: callers and adapters keep them out of the log.
   */
  send(message: MailMessage): Promise<void>;
}

/** The mail can never be sent as it is. The message names the rule, not the value. */
export class InvalidMail extends Error {
  override readonly name: string = 'InvalidMail';
}

/** The server has refused this recipient or this mail for good. The message holds the server's code and no more. */
export class MailRejected extends InvalidMail {
  override readonly name = 'MailRejected';
}

/** The mail could not be handed over now. */
export class MailUnavailable extends Error {
  override readonly name = 'MailUnavailable';
}

const address = /^[^\s@<>()[\]\\,;:"]{1,64}@[^\s@<>()[\]\\,;:"]{1,253}$/u;
// Line breaks would let a subject write headers of its own.
const oneLine = /^[^\p{Cc}\u2028\u2029]{1,200}$/u;

/** Throws `InvalidMail` where address or subject break a rule of `MailMessage`. Adapters call it first. */
export const checkMail = ({ to, subject }: MailMessage): void => {
  if (!address.test(to)) throw new InvalidMail('the recipient must be one address, local@domain');
  if (!oneLine.test(subject)) throw new InvalidMail('the subject must be one line of 1 to 200 characters');
};
