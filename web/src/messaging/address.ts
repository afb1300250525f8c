/** What the fragment of a channel's address leads to: `#123` to a message by its `seq`, `#2026-11-23` to a day. */
export type Address = { readonly kind: 'message'; readonly seq: number } | { readonly kind: 'day'; readonly day: string };

/** `undefined` where it leads nowhere. */
export const addressIn = (fragment: string): Address | undefined => {
  const text = fragment.replace(/^#/, '');
  if (/^\d{1,15}$/.test(text)) return { kind: 'message', seq: Number(text) };
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return { kind: 'day', day: text };
  return undefined;
};
