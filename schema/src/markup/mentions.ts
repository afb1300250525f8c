import type { Id } from '../events/kinds.ts';
import { parseMarkup } from './blocks.ts';
import type { AnyNode } from './nodes.ts';

/** Whom a text calls: each once, in the order of their first mention. */
export interface Mentions {
  readonly users: readonly Id[];
  readonly roles: readonly Id[];
  readonly channels: readonly Id[];
  readonly everyone: boolean;
  readonly here: boolean;
}

const childrenOf = (node: AnyNode): readonly AnyNode[] => {
  if (node.type === 'list') return node.items;
  return 'children' in node ? node.children : [];
};

/** Every node below, in the order of the text. The depth of a tree is bounded. */
function* walk(nodes: readonly AnyNode[]): Generator<AnyNode> {
  for (const node of nodes) {
    yield node;
    yield* walk(childrenOf(node));
  }
}

const nobody: Mentions = { users: [], roles: [], channels: [], everyone: false, here: false };

/**
 * The mentions of a text, by the grammar that shows them: what is code or escaped mentions nobody. It does not say that they
 * exist, nor that the writer may call them.
 */
export const mentionsOf = (text: string): Mentions => {
  // Every mention has one of these, and most messages have neither: they need not be parsed.
  if (!text.includes('@') && !text.includes('<#')) return nobody;
  const users = new Set<Id>();
  const roles = new Set<Id>();
  const channels = new Set<Id>();
  const called = new Set<string>();
  for (const node of walk(parseMarkup(text))) {
    if (node.type === 'userMention') users.add(node.id);
    else if (node.type === 'roleMention') roles.add(node.id);
    else if (node.type === 'channelMention') channels.add(node.id);
    else called.add(node.type);
  }
  return {
    users: [...users],
    roles: [...roles],
    channels: [...channels],
    everyone: called.has('everyone'),
    here: called.has('here'),
  };
};
