import { type AnyNode, parseMarkup, plainText } from '@chat/schema/markup';

const longest = 200;
const hidden = '▮▮▮';

/** What a token is called; `undefined` where nobody knows here. */
export type NameOf = (kind: 'user' | 'channel', id: string) => string | undefined;

const text = (said: string): AnyNode => ({ type: 'text', text: said });

const spoken = (node: AnyNode, nameOf: NameOf): AnyNode => {
  switch (node.type) {
    case 'spoiler':
      return text(hidden);
    case 'userMention':
      return text(`@${nameOf('user', node.id) ?? '…'}`);
    case 'roleMention':
      return text('@…');
    case 'channelMention':
      return text(`#${nameOf('channel', node.id) ?? '…'}`);
    default:
      return withSpoken(node, nameOf);
  }
};

const withSpoken = (node: AnyNode, nameOf: NameOf): AnyNode => {
  if ('children' in node) return { ...node, children: node.children.map((child) => spoken(child, nameOf)) } as AnyNode; // of its kind
  if ('items' in node) return { ...node, items: node.items.map((item) => spoken(item, nameOf)) } as AnyNode; // of its kind
  return node;
};

/** A message without its marks and without what a spoiler hides. */
export const readableText = (content: string, nameOf: NameOf): string =>
  plainText(parseMarkup(content).map((node) => spoken(node, nameOf)));

/** The same on one line, and short. */
export const previewText = (content: string, nameOf: NameOf): string => {
  const line = readableText(content, nameOf).replace(/\s+/g, ' ').trim();
  const points = [...line];
  return points.length > longest ? `${points.slice(0, longest - 1).join('')}…` : line;
};
