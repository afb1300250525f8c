import type { Client } from '@urql/core';
import { useCallback } from 'react';
import { useClient } from 'urql';
import { ask } from '../../shared/asking.ts';
import { type ListPage, type Pages, usePages } from '../../shared/usePages.ts';
import { ReactorsOfDocument } from './reactorsOf.generated.ts';

interface Asked {
  readonly messageId: string;
  readonly emoji: string;
  readonly after: string | null;
}

const reactorsOf = async (client: Client, asked: Asked): Promise<ListPage<string>> => {
  const { node } = await ask(client, ReactorsOfDocument, asked);
  if (node?.__typename !== 'Message') return { items: [], next: null };
  const { edges, pageInfo } = node.reactors;
  return { items: edges.map((edge) => edge.node.userId), next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
};

/** Ids of those who react to a message with an emoji, in the order in which they did; asked anew when their number changes. */
export const useReactors = (messageId: string, emoji: string, count: number): Pages<string> => {
  const client = useClient();
  const load = useCallback((after: string | null) => reactorsOf(client, { messageId, emoji, after }), [client, messageId, emoji]);
  return usePages(load, count);
};
