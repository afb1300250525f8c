import type { ApiNode } from '../cluster/cluster.ts';
import type { Row } from '../record/pages.ts';
import { ask, type Outcome } from './ask.ts';
import type { Run } from './commands.ts';
import { learn, type Person } from './people.ts';

interface Node {
  readonly id: string;
  readonly seq: number;
  readonly authorId: string;
  readonly content: string | null;
  readonly revisionId: string;
  readonly position: string;
  readonly deletedAt: string | null;
  readonly reactions: readonly { readonly emoji: string; readonly count: number }[];
}

interface Page {
  readonly channel: {
    readonly messages: {
      readonly edges: readonly { readonly node: Node }[];
      readonly pageInfo: {
        readonly hasPreviousPage: boolean;
        readonly hasNextPage: boolean;
        readonly endCursor: string | null;
      };
    };
    readonly unread: { readonly count: { readonly count: number; readonly more: boolean }; readonly readUpTo: number };
  } | null;
}

const messages = `{ edges { node { id seq authorId content revisionId position deletedAt reactions { emoji count } } }
  pageInfo { hasPreviousPage hasNextPage endCursor } }`;
const unread = 'unread { count { count more } readUpTo }';
// What a page may cost is counted before its variables are known, so its size is none of them.
const newestQuery = (size: number) => `query ($id: ID!, $at: Position) { channel(id: $id, minPosition: $at) {
  messages(last: ${size}) ${messages} ${unread} } }`;
const nextQuery = `query ($id: ID!, $at: Position, $after: String) { channel(id: $id, minPosition: $at) {
  messages(first: 50, after: $after) ${messages} ${unread} } }`;

const rowOf = ({ id, seq, authorId, content, revisionId, position, deletedAt, reactions }: Node): Row => ({
  id,
  seq,
  author: authorId,
  text: content,
  revision: revisionId,
  position,
  deleted: deletedAt !== null,
  reactions: Object.fromEntries(reactions.map(({ emoji, count }) => [emoji, count])),
});

const rowsOf = ({ messages: { edges } }: NonNullable<Page['channel']>): readonly Row[] => edges.map(({ node }) => rowOf(node));

const whyOf = (outcome: Outcome<Page>): string => {
  if (outcome.kind === 'succeeded') return 'not shown';
  return outcome.kind === 'failed' ? outcome.code : outcome.why;
};

/** Reads the newest messages, at least as new as what the person knows of. Answers whether a page came. */
export const readNewest = async (
  { recorder }: Run,
  person: Person,
  { node, channel, size }: { readonly node: ApiNode; readonly channel: string; readonly size: number },
): Promise<boolean> => {
  const asked = recorder.now();
  const minPosition = person.seen ?? null;
  const variables = { id: channel, at: minPosition };
  const outcome = await ask<Page>({ address: node.address, token: person.token, query: newestQuery(size), variables });
  const about = { client: person.handle, node: node.name, channel };
  const found = outcome.kind === 'succeeded' ? outcome.data.channel : null;
  if (found === null) {
    recorder.write({ kind: 'readFailed', ...about, why: whyOf(outcome) });
    return false;
  }
  const rows = rowsOf(found);
  const from = found.messages.pageInfo.hasPreviousPage ? (rows[0]?.seq ?? 0) : 0;
  const { count, readUpTo } = found.unread;
  recorder.write({ kind: 'read', ...about, asked, minPosition, from, rows, unread: { ...count, readUpTo } });
  for (const { position } of rows) learn(person, position);
  return true;
};

/** A history that must be readable, since nothing is broken any more, was not. */
export class HistoryUnreadable extends Error {
  override readonly name = 'HistoryUnreadable';
}

/** Reads the whole of a channel through a node and records it. */
export const readHistory = async (
  { recorder }: Run,
  person: Person,
  { node, channel, phase }: { readonly node: ApiNode; readonly channel: string; readonly phase: 'live' | 'rebuilt' },
): Promise<void> => {
  let after: string | null = null;
  for (;;) {
    const variables: object = { id: channel, at: person.seen, after };
    const question = { address: node.address, token: person.token, query: nextQuery, variables: { ...variables } };
    const outcome: Outcome<Page> = await ask<Page>(question);
    const found: Page['channel'] = outcome.kind === 'succeeded' ? outcome.data.channel : null;
    if (found === null) throw new HistoryUnreadable(`${channel} through ${node.name}: ${whyOf(outcome)}`);
    await recorder.room();
    recorder.write({ kind: 'finalPage', phase, node: node.name, channel, rows: rowsOf(found) });
    if (!found.messages.pageInfo.hasNextPage) return;
    after = found.messages.pageInfo.endCursor;
  }
};
