/** A GraphQL request that was refused. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused';
}

/** Asks the product, and answers with the data. */
export const ask = async <Data>(
  address: string,
  query: string,
  variables: Readonly<Record<string, unknown>>,
  token?: string,
): Promise<Data> => {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization },
    body: JSON.stringify({ query, variables }),
  }).catch((cause: unknown) => {
    throw new Error(`the product did not answer ${query.split('(', 1)[0]}`, { cause });
  });
  const { data, errors } = (await response.json()) as { readonly data?: Data; readonly errors?: unknown };
  if (errors !== undefined || data === undefined) throw new RequestRefused(JSON.stringify(errors ?? response.status));
  return data;
};
