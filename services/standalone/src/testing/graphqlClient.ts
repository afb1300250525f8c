/** A refused operation: the code of its first error, and all errors. */
export class OperationFailed extends Error {
  override readonly name = 'OperationFailed';
  readonly code: string;
  readonly errors: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
  constructor(errors: OperationFailed['errors']) {
    super(errors.map((error) => error.message).join('; '));
    this.errors = errors;
    this.code = String(errors[0]?.extensions?.['code'] ?? 'NONE');
  }
}

/** One person's view of the API over HTTP. */
export interface GraphQLClient {
  /** A restart may move it. */
  address: string;
  token: string | undefined;
  /** The data, or `OperationFailed`. A connection that breaks is what fetch throws. */
  run<Data>(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Data>;
}

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: OperationFailed['errors'];
}

export const graphqlClient = (address: string, token?: string): GraphQLClient => {
  const client: GraphQLClient = {
    address,
    token,
    run: async <Data>(query: string, variables: Readonly<Record<string, unknown>> = {}) => {
      const response = await fetch(`${client.address}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(client.token === undefined ? {} : { authorization: `Bearer ${client.token}` }),
        },
        body: JSON.stringify({ query, variables }),
      });
      const answer = (await response.json()) as Answer<Data>;
      if (answer.errors !== undefined) throw new OperationFailed(answer.errors);
      if (answer.data === undefined || answer.data === null)
        throw new OperationFailed([{ message: `no data, status ${response.status}` }]);
      return answer.data;
    },
  };
  return client;
};
