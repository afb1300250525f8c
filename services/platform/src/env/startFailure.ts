import { type Environment, InvalidSetting } from './environment.ts';

/** The server cannot listen where the settings say. */
export class CannotListen extends Error {
  override readonly name = 'CannotListen';
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const reasonsNotToListen: Readonly<Record<string, (settings: Pick<Environment, 'host' | 'port'>) => string>> = {
  EADDRINUSE: ({ host, port }) =>
    `port ${port} of ${host} is in use by another program; stop that one first, or set another PORT`,
  EACCES: ({ port }) => `this user may not listen on port ${port}; set a PORT of 1024 or above`,
  EADDRNOTAVAIL: ({ host }) => `${host} is no address of this machine; set another HOST`,
  ENOTFOUND: ({ host }) => `the name ${host} has no address; set another HOST`,
};

/** What to say instead of an error of the operating system about host or port; anything else as it is. */
export const cannotListen = (error: unknown, settings: Pick<Environment, 'host' | 'port'>): unknown => {
  const reason = reasonsNotToListen[codeOf(error)];
  return reason === undefined ? error : new CannotListen(reason(settings), { cause: error });
};

const reasons = (error: unknown): readonly string[] =>
  error instanceof Error ? [error.message, ...(error.cause === undefined ? [] : reasons(error.cause))] : [String(error)];

/** What a person is told who started the product, without a stack: they want to know what to mend, not where it was noticed. */
export const startFailure = (error: unknown): { readonly text: string; readonly exitCode: number } => {
  const told: string[] = [];
  for (const reason of reasons(error)) if (!told.some((text) => text.includes(reason))) told.push(reason);
  return { text: `Chat-JS cannot start: ${told.join(': ')}`, exitCode: error instanceof InvalidSetting ? 2 : 1 };
};
