import { type ErrorCode, errorTable } from '@chat/domain/errors';

/** What became of a request. */
export type Outcome<Data> =
  | { readonly kind: 'succeeded'; readonly data: Data }
  /** Refused with a code that says that nothing was changed. */
  | { readonly kind: 'failed'; readonly code: string }
  /** Nobody knows. */
  | { readonly kind: 'unknown'; readonly why: string };

export interface Question {
  readonly address: string;
  readonly token?: string | undefined;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** After so many milliseconds it is given up; 5,000 where absent. */
  readonly patience?: number;
}

interface Answer {
  readonly data?: object | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: unknown } }[];
}

/** A server that says so may have done it, or may be doing it still. */
const leavesOpen: ReadonlySet<string> = new Set<ErrorCode>(['UNAVAILABLE', 'INTERNAL']);

/** Whether a code says that nothing was changed. One that `docs/errors.md` does not know says nothing. */
export const isDefinite = (code: string): boolean => code in errorTable && !leavesOpen.has(code);

const outcomeOf = <Data>({ data, errors }: Answer, status: number): Outcome<Data> => {
  const code = errors?.[0]?.extensions?.code;
  if (errors !== undefined) {
    const text = String(code);
    return isDefinite(text) ? { kind: 'failed', code: text } : { kind: 'unknown', why: text };
  }
  if (data === undefined || data === null) return { kind: 'unknown', why: `status ${status} without data` };
  return { kind: 'succeeded', data: data as Data }; // the operation asked for it
};

/** A broken connection names its reason in the cause. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : undefined;
  return code ?? error.name;
};

/** Asks the API once. It never throws: what breaks is an outcome. */
export const ask = async <Data>({ address, token, query, variables, patience = 5_000 }: Question): Promise<Outcome<Data>> => {
  try {
    const response = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(patience),
    });
    return outcomeOf<Data>((await response.json()) as Answer, response.status);
  } catch (error) {
    return { kind: 'unknown', why: reasonOf(error) };
  }
};
