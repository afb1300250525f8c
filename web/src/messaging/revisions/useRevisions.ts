import type { Client } from '@urql/core';
import { useCallback } from 'react';
import { useClient } from 'urql';
import { ask } from '../../shared/asking.ts';
import { type ListPage, type Pages, usePages } from '../../shared/usePages.ts';
import type { Message } from '../message.ts';
import { RevisionsOfDocument, type RevisionsOfQuery } from './revisionsOf.generated.ts';

type Found = Extract<RevisionsOfQuery['node'], { readonly __typename: 'Message' }>;
export type Revision = NonNullable<Found['revisions']>['edges'][number]['node'];

/** All of them: a text is told by what was another before it. */
const revisionsOf = async (client: Client, messageId: string, after: string | null): Promise<readonly Revision[]> => {
  const { node } = await ask(client, RevisionsOfDocument, { messageId, after });
  if (node?.__typename !== 'Message' || node.revisions === null) return [];
  const { edges, pageInfo } = node.revisions;
  const first = edges.map((edge) => edge.node);
  return pageInfo.hasNextPage ? [...first, ...(await revisionsOf(client, messageId, pageInfo.endCursor))] : first;
};

/** Every text of a message, the first one first. Asked anew when it is edited, or a text of it is destroyed. */
export const useRevisions = ({ id, position }: Message): Pages<Revision> => {
  const client = useClient();
  const load = useCallback(
    async (): Promise<ListPage<Revision>> => ({ items: await revisionsOf(client, id, null), next: null }),
    [client, id],
  );
  return usePages(load, position);
};
