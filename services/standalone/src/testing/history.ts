import type { GraphQLClient } from './graphqlClient.ts';

/** A message as pages show it. */
export interface ShownMessage {
  readonly id: string;
  readonly seq: number;
  readonly authorId: string;
  readonly content: string | null;
}

interface Page {
  readonly channel: {
    readonly messages: {
      readonly edges: readonly { readonly node: ShownMessage }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  } | null;
}

const query = `query ($id: ID!, $after: String, $at: Position) { channel(id: $id, minPosition: $at) {
  messages(first: 50, after: $after) { edges { node { id seq authorId content } } pageInfo { hasNextPage endCursor } } } }`;

/** Every message of a channel, oldest first, page by page; as new as `minPosition` at least. */
export const wholeHistory = async (
  client: GraphQLClient,
  channelId: string,
  minPosition?: string,
): Promise<readonly ShownMessage[]> => {
  const messages: ShownMessage[] = [];
  let after: string | null = null;
  for (;;) {
    const { channel }: Page = await client.run<Page>(query, { id: channelId, after, at: minPosition });
    if (channel === null) throw new Error(`channel ${channelId} is not shown`);
    messages.push(...channel.messages.edges.map(({ node }) => node));
    if (!channel.messages.pageInfo.hasNextPage) return messages;
    after = channel.messages.pageInfo.endCursor;
  }
};
