import { MailRejected, MailUnavailable } from './mail.ts';

/** What the driver says of a failure. Its message and its fields repeat the recipient and what the server said of them. */
interface DriverError {
  readonly code?: unknown;
  readonly responseCode?: unknown;
  readonly command?: unknown;
}

/** A failed try: the error to tell, and whether another try may go better at once. */
export interface SmtpFailure {
  readonly error: MailRejected | MailUnavailable;
  readonly isTemporary: boolean;
}

/** The server is not there, or the connection to it ended. */
const connectionCodes: readonly unknown[] = ['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS'];
/** What is wrong with the mail or its recipient; a log-in that fails is wrong with neither. */
const mailCodes: readonly unknown[] = ['EENVELOPE', 'EMESSAGE'];
const authenticationRequired = 530;

/** Sorts out what the driver threw (RFC 5321, 4.2.1: 4yz may pass later, 5yz never does). Nothing of it but codes goes further. */
export const smtpFailure = (thrown: unknown): SmtpFailure => {
  const { code, responseCode, command } = (thrown ?? {}) as DriverError; // each is looked at before it is believed
  const status = typeof responseCode === 'number' ? responseCode : 0;
  const said = `the mail server failed with ${[code, status || undefined, command].filter(Boolean).join(' ')}`;
  const isPermanent = status >= 500 && status !== authenticationRequired;
  if (isPermanent && mailCodes.includes(code)) return { error: new MailRejected(said), isTemporary: false };
  const isTemporary = (status >= 400 && status < 500) || (status === 0 && connectionCodes.includes(code));
  return { error: new MailUnavailable(said), isTemporary };
};
