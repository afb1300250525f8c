import { checkMail, type Mail, type MailMessage, MailUnavailable } from '../mail/mail.ts';

/** Mail that a test can read. */
export interface MemoryMail extends Mail {
  /** What was sent, oldest first. */
  readonly sent: readonly MailMessage[];
  /** Makes every further mail fail with `MailUnavailable`, or lets them pass again. */
  breakDown(broken: boolean): void;
}

/** Keeps mails in memory; checks them as every adapter does. */
export const memoryMail = (): MemoryMail => {
  const sent: MailMessage[] = [];
  let isBroken = false;
  return {
    sent,
    breakDown: (broken) => {
      isBroken = broken;
    },
    send: async (message) => {
      checkMail(message);
      if (isBroken) throw new MailUnavailable('the mail is broken on purpose');
      sent.push(message);
    },
  };
};
