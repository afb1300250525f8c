import type { AnyVariables, Client, OperationResult, TypedDocumentNode } from '@urql/core';

const dataOf = <Data>({ data, error }: OperationResult<Data>): Data => {
  if (data !== undefined && data !== null && error === undefined) return data;
  throw error ?? new Error('the server answered nothing');
};

/** Asks, and throws what `problemOf` understands. */
export const ask = async <Data, Variables extends AnyVariables>(
  client: Client,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> => dataOf(await client.query(document, variables).toPromise());

/** Does something, and throws what `problemOf` understands. */
export const act = async <Data, Variables extends AnyVariables>(
  client: Client,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> => dataOf(await client.mutation(document, variables).toPromise());
