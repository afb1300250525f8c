import { type AnyNode, parseMarkup, plainText } from '@chat/schema/markup';

const most = 200;

/** A spoiler stays hidden where a text is quoted. */
const withoutSpoilers = <Node extends AnyNode>(node: Node): Node => {
  if (node.type === 'spoiler') return { ...node, children: [{ type: 'text', text: '▇▇▇' }] };
  if (node.type === 'list') return { ...node, items: node.items.map(withoutSpoilers) };
  return 'children' in node ? { ...node, children: node.children.map(withoutSpoilers) } : node;
};

/** The first line of a text that says something, without marks: for places that have one line. Spoilers stay hidden. */
export const firstLineOf = (text: string): string => {
  const line = plainText(parseMarkup(text).map(withoutSpoilers))
    .split('\n')
    .find((one) => one.trim() !== '');
  return [...(line ?? '').trim()].slice(0, most).join('');
};
