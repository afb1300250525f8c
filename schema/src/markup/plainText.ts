import type { AnyNode, ChannelMention, Link, List, RoleMention, Timestamp, UserMention } from './nodes.ts';

type Reference = UserMention | RoleMention | ChannelMention | Timestamp;

const lines = (nodes: readonly AnyNode[]): string => nodes.map(plainNode).join('\n');
const together = (nodes: readonly AnyNode[]): string => nodes.map(plainNode).join('');

const linkText = (link: Link): string => {
  const label = together(link.children);
  return label === link.url ? label : `${label} (${link.url})`;
};

const listText = (list: List): string =>
  list.items
    .map(({ number, children }) => {
      const inline = together(children.filter((child) => child.type !== 'list'));
      const below = children
        .filter((child) => child.type === 'list')
        .map((child) => `\n${plainNode(child).replace(/^/gm, '  ')}`);
      return `${number === undefined ? '-' : `${number}.`} ${inline}${below.join('')}`;
    })
    .join('\n');

const referenceText = (node: Reference): string => {
  switch (node.type) {
    case 'userMention':
      return `<@${node.id}>`;
    case 'roleMention':
      return `<@&${node.id}>`;
    case 'channelMention':
      return `<#${node.id}>`;
    case 'timestamp':
      return `<t:${node.seconds}:${node.style}>`;
  }
};

const plainNode = (node: AnyNode): string => {
  switch (node.type) {
    case 'text':
    case 'code':
    case 'codeBlock':
      return node.text;
    case 'link':
      return linkText(node);
    case 'everyone':
    case 'here':
      return `@${node.type}`;
    case 'quote':
      return lines(node.children).replace(/^/gm, '> ');
    case 'list':
      return listText(node);
    case 'bold':
    case 'italic':
    case 'strike':
    case 'spoiler':
    case 'paragraph':
    case 'item':
      return together(node.children);
    default:
      return referenceText(node);
  }
};

const isBlock = (node: AnyNode): boolean => ['paragraph', 'quote', 'list'].includes(node.type);

/**
 * The text of a tree without its marks, for places that show none (search, notifications, previews): blocks on lines of their
 * own, quotes and lists with their signs, labelled links as `label (url)`, tokens as they are stored. Of what a person wrote, only
 * marks, escaping backslashes and the language of a code block are missing: whoever must not show spoilers takes them out of the tree.
 */
export const plainText = (nodes: readonly AnyNode[]): string => (nodes.some(isBlock) ? lines(nodes) : together(nodes));
