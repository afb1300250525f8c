import type { Id } from '../events/kinds.ts';

/** Literal text, line breaks included. Show it as text (`white-space: pre-wrap`), never as markup. */
export type Text = { readonly type: 'text'; readonly text: string };
export type Bold = { readonly type: 'bold'; readonly children: readonly Inline[] };
export type Italic = { readonly type: 'italic'; readonly children: readonly Inline[] };
export type Strike = { readonly type: 'strike'; readonly children: readonly Inline[] };
export type Spoiler = { readonly type: 'spoiler'; readonly children: readonly Inline[] };
/** Inline code: nothing in it means anything. */
export type Code = { readonly type: 'code'; readonly text: string };
/** A block of code; `language` is the word after the opening fence, as typed. Within bold, a spoiler or a list it is an inline node. */
export type CodeBlock = { readonly type: 'codeBlock'; readonly language?: string; readonly text: string };
/** `url` is as typed, and has the scheme http or https, or mailto where it has a label. The children hold no other link. */
export type Link = { readonly type: 'link'; readonly url: string; readonly children: readonly Inline[] };
export type UserMention = { readonly type: 'userMention'; readonly id: Id };
export type RoleMention = { readonly type: 'roleMention'; readonly id: Id };
export type ChannelMention = { readonly type: 'channelMention'; readonly id: Id };
/** A moment, in seconds since 1970-01-01T00:00Z and within what a `Date` can hold, shown in the reader's time zone; f where no style is given. */
export type Timestamp = { readonly type: 'timestamp'; readonly seconds: number; readonly style: TimestampStyle };
export type TimestampStyle = 't' | 'T' | 'd' | 'D' | 'f' | 'F' | 'R';
export type Everyone = { readonly type: 'everyone' };
export type Here = { readonly type: 'here' };

export type Inline =
  | Text
  | Bold
  | Italic
  | Strike
  | Spoiler
  | Code
  | CodeBlock
  | Link
  | UserMention
  | RoleMention
  | ChannelMention
  | Timestamp
  | Everyone
  | Here;

/** Lines of running text. Without children it is one empty line between two blocks. */
export type Paragraph = { readonly type: 'paragraph'; readonly children: readonly Inline[] };
/** Quoted blocks; a quote holds no other quote. */
export type Quote = { readonly type: 'quote'; readonly children: readonly (Paragraph | CodeBlock | List)[] };
export type List = { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly ListItem[] };
/** `number` is as typed, in ordered lists only. Lists below the item come last among its children, and hold no further lists. */
export type ListItem = { readonly type: 'item'; readonly number?: number; readonly children: readonly (Inline | List)[] };

/** A block of a message, at the top of its tree. */
export type MarkupNode = Paragraph | CodeBlock | Quote | List;
/** Any node of a tree. */
export type AnyNode = MarkupNode | Inline | ListItem;
