import { invalid, type Refusal } from '@chat/domain/errors';
import type { Count, Id, Position } from '@chat/schema/events';
import { encodeCursor } from '../graph/page.ts';

/** A place to resume from: in a channel by `seq`, of a guild or a viewer by the log's position. */
export type LiveCursor =
  | { readonly kind: 'CHANNEL'; readonly logId: string; readonly seq: Count }
  | { readonly kind: 'LOG'; readonly logId: string; readonly position: Position };

export const channelCursor = (logId: Id, seq: Count): string => encodeCursor(['c', logId, seq]);

export const logCursor = (logId: Id, position: Position): string => encodeCursor(['p', logId, position]);

const partsOf = (text: string): readonly unknown[] => {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return Array.isArray(parts) ? parts : [];
  } catch {
    return []; // not a cursor of ours: refused like any other wrong text
  }
};

const position = /^[0-9A-Za-z]{1,64}$/;

const read = (text: string): LiveCursor | undefined => {
  const [kind, logId, place, ...rest] = partsOf(text);
  if (rest.length > 0 || typeof logId !== 'string') return undefined;
  if (kind === 'c' && Number.isSafeInteger(place) && Number(place) >= 0) return { kind: 'CHANNEL', logId, seq: Number(place) };
  if (kind === 'p' && typeof place === 'string' && (place === '' || position.test(place)))
    return { kind: 'LOG', logId, position: place };
  return undefined;
};

/** What `after` says; refused where it is not a cursor of this kind of subscription. */
export const readCursor = <Kind extends LiveCursor['kind']>(
  text: string,
  kind: Kind,
): Extract<LiveCursor, { readonly kind: Kind }> | Refusal => {
  const cursor = text.length <= 256 ? read(text) : undefined;
  // The kind was compared: that is what tells the two apart.
  if (cursor?.kind === kind) return cursor as Extract<LiveCursor, { readonly kind: Kind }>;
  return invalid('after', 'UNKNOWN_CURSOR');
};
