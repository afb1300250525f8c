import type { Id } from '../events/kinds.ts';
import type { Inline, List, ListItem, MarkupNode, Paragraph, Quote } from './nodes.ts';

/** Short forms in which the golden tables write trees: a string is a text node. */
export type Written = string | Inline;

const inline = (written: Written): Inline => (typeof written === 'string' ? { type: 'text', text: written } : written);
const mark =
  <Type extends 'bold' | 'italic' | 'strike' | 'spoiler'>(type: Type) =>
  (...children: readonly Written[]): Inline => ({ type, children: children.map(inline) });

export const bold = mark('bold');
export const italic = mark('italic');
export const strike = mark('strike');
export const spoiler = mark('spoiler');
export const code = (text: string): Inline => ({ type: 'code', text });
export const block = (text: string, language?: string) =>
  language === undefined ? ({ type: 'codeBlock', text } as const) : ({ type: 'codeBlock', language, text } as const);
export const link = (url: string, ...label: readonly Written[]): Inline => ({
  type: 'link',
  url,
  children: label.length === 0 ? [inline(url)] : label.map(inline),
});
export const lines = (...children: readonly Written[]): Paragraph => ({ type: 'paragraph', children: children.map(inline) });
export const quote = (...children: Quote['children']): Quote => ({ type: 'quote', children });

type WrittenItem = readonly (Written | List)[];
const itemOf = (children: WrittenItem): ListItem => ({
  type: 'item',
  children: children.map((child) => (typeof child === 'string' ? inline(child) : child)),
});

export const bullets = (...items: readonly WrittenItem[]): List => ({ type: 'list', ordered: false, items: items.map(itemOf) });
export const numbers = (...items: readonly (readonly [number, WrittenItem])[]): List => ({
  type: 'list',
  ordered: true,
  items: items.map(([number, children]) => ({ ...itemOf(children), number })),
});

// 32 hexadecimal digits are an Id.
export const ann = '0198a1b2c3d47e8f90123456789abcde' as Id;
export const bob = 'ffffffffffffffffffffffffffffffff' as Id;

/** A text and its tree. */
export type Golden = readonly [text: string, ...tree: readonly MarkupNode[]];
