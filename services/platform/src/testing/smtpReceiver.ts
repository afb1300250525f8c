import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { SMTPServerOptions } from 'smtp-server';

/** A mail that was handed over, with the recipients of its envelope. */
export interface AcceptedMail {
  readonly to: readonly string[];
  readonly bytes: string;
  readonly isEncrypted: boolean;
  readonly user: string | undefined;
}

/** A mail server of a test's own. */
export interface SmtpReceiver extends AsyncDisposable {
  readonly port: number;
  readonly accepted: readonly AcceptedMail[];
  /** The bytes of all mails, those that were refused as well. */
  readonly offered: readonly string[];
  /** How often somebody has connected. */
  connections(): number;
  /** The next answers to recipients or to mails, 0 for one that accepts; all later ones accept. */
  answer(where: 'recipient' | 'mail', codes: readonly number[]): void;
}

const refusal = (responseCode: number): Error => Object.assign(new Error('refused on purpose'), { responseCode });

/** Listens on a free port, or on the given one. Takes any mail from anybody, unless it is told otherwise. */
export const startSmtp = async ({
  port = 0,
  ...options
}: SMTPServerOptions & { readonly port?: number } = {}): Promise<SmtpReceiver> => {
  const accepted: AcceptedMail[] = [];
  const offered: string[] = [];
  const codes = { recipient: [] as readonly number[], mail: [] as readonly number[] };
  let connections = 0;
  const next = (where: 'recipient' | 'mail'): Error | undefined => {
    const [code = 0, ...later] = codes[where];
    codes[where] = later;
    return code === 0 ? undefined : refusal(code);
  };
  // Loaded here, since most specs send no mail.
  const { SMTPServer } = await import('smtp-server');
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onConnect: (_session, done) => {
      connections += 1;
      done();
    },
    onRcptTo: (_address, _session, done) => done(next('recipient')),
    onData: async (stream, session, done) => {
      const bytes = await text(stream);
      offered.push(bytes);
      const refused = next('mail');
      const to = session.envelope.rcptTo.map(({ address }) => address);
      if (!refused) accepted.push({ to, bytes, isEncrypted: session.secure, user: session.user || undefined });
      done(refused);
    },
    ...options,
  });
  // A client that is gone ends its connection only.
  server.on('error', () => undefined);
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    port: (server.server.address() as AddressInfo).port, // a TCP server has no other kind of address
    accepted,
    offered,
    connections: () => connections,
    answer: (where, some) => {
      codes[where] = some;
    },
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
};
