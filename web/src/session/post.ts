import { RequestFailed, Unreachable } from './requestFailed.ts';

/** An operation with what it answers and takes. */
export interface Operation<Data, Variables extends object> {
  readonly document: string;
  /** Never there: carries the types. */
  readonly types?: (variables: Variables) => Data;
}

/** Declares an operation. Its types are the caller's promise; a spec checks the document against the schema. */
export const operation = <Data, Variables extends object = Record<string, never>>(
  document: string,
): Operation<Data, Variables> => ({
  document,
});

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly ConstructorParameters<typeof RequestFailed>[0][];
}

const read = async <Data>(response: Response): Promise<Answer<Data>> => {
  try {
    return await response.json();
  } catch (cause) {
    throw new Unreachable(`The server answered ${response.status}.`, { cause });
  }
};

/** A server that says nothing for so long is out of reach, in milliseconds. */
const patience = 20_000;

/** Sends one operation over HTTP. Throws RequestFailed or Unreachable. */
export const post = async <Data, Variables extends object>(
  { document }: Operation<Data, Variables>,
  variables: Variables,
  token: string | undefined,
): Promise<Data> => {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...authorization },
    body: JSON.stringify({ query: document, variables }),
    // Other tabs wait for the answer.
    signal: AbortSignal.timeout(patience),
  }).catch((cause: unknown) => {
    throw new Unreachable('The server cannot be reached.', { cause });
  });
  const { data, errors } = await read<Data>(response);
  if (errors?.[0] !== undefined) throw new RequestFailed(errors[0]);
  if (data === undefined || data === null) throw new Unreachable(`The server answered ${response.status}.`);
  return data;
};
