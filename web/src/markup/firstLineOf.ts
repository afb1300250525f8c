import {
  type AnyNode,
  type ChannelMention,
  parseMarkup,
  plainText,
  type RoleMention,
  type Timestamp,
  type UserMention,
} from '@chat/schema/markup';

/** What a text names without writing it. */
export type Reference = UserMention | RoleMention | ChannelMention | Timestamp;

const most = 200;

const isReference = (node: AnyNode): node is Reference =>
  node.type === 'userMention' || node.type === 'roleMention' || node.type === 'channelMention' || node.type === 'timestamp';

/** A spoiler stays hidden where a text is quoted, and what is named gets its name. */
const readable = <Node extends AnyNode>(node: Node, named: (reference: Reference) => string): AnyNode => {
  if (isReference(node)) return { type: 'text', text: named(node) };
  if (node.type === 'spoiler') return { ...node, children: [{ type: 'text', text: '▇▇▇' }] };
  // A child stands where its parent may have a text.
  if (node.type === 'list') return { ...node, items: node.items.map((item) => readable(item, named)) } as AnyNode;
  return 'children' in node ? ({ ...node, children: node.children.map((child) => readable(child, named)) } as AnyNode) : node;
};

/** The first line of a text that says something, without marks: for places that have one line. Spoilers stay hidden. */
export const firstLineOf = (text: string, named: (reference: Reference) => string): string => {
  const tree = parseMarkup(text).map((node) => readable(node, named));
  const line = plainText(tree)
    .split('\n')
    .find((one) => one.trim() !== '');
  return [...(line ?? '').trim()].slice(0, most).join('');
};
