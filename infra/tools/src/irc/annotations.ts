import type { IrcEntry } from './entry.ts';

/** Line `line` answers line `answered`, both counted from 0; a line that answers itself starts a conversation. */
export type AnnotatedPair = readonly [answered: number, line: number];

export interface Annotations {
  readonly pairs: readonly AnnotatedPair[];
  /** What has not the form `A B -`. */
  readonly malformed: readonly string[];
}

const form = /^(\d+) (\d+) -\s*$/;

const parsePair = (text: string): AnnotatedPair | undefined => {
  const found = form.exec(text);
  return found ? [Number(found[1]), Number(found[2])] : undefined;
};

export const parseAnnotations = (text: string): Annotations => {
  const written = text.split('\n').filter((line) => line.trim() !== '');
  return {
    pairs: written.map(parsePair).filter((pair) => pair !== undefined),
    malformed: written.filter((line) => parsePair(line) === undefined),
  };
};

/** The first line that was annotated: the line that publishers of samples name the day after. */
export const firstAnnotated = ({ pairs }: Annotations): number | undefined =>
  pairs.length === 0 ? undefined : pairs.reduce((lowest, [, line]) => Math.min(lowest, line), Number.MAX_SAFE_INTEGER);

/** Why a pair gives no reply. */
export type SkipReason =
  | 'LINE_MISSING'
  | 'ANSWER_IS_NO_MESSAGE'
  | 'ANSWERED_IS_NO_MESSAGE'
  | 'ANSWERS_A_LATER_LINE'
  | 'REPEATED'
  | 'MORE_THAN_FIVE';

export interface Replies {
  /** By line: the lines that it answers, in their order, at most five. */
  readonly answeredBy: ReadonlyMap<number, readonly number[]>;
  readonly skipped: readonly { readonly pair: AnnotatedPair; readonly reason: SkipReason }[];
}

const mostReplies = 5;

const refusalOf = ([answered, line]: AnnotatedPair, entries: readonly IrcEntry[]): SkipReason | undefined => {
  const [to, from] = [entries[answered], entries[line]];
  if (to === undefined || from === undefined) return 'LINE_MISSING';
  if (from.kind !== 'message') return 'ANSWER_IS_NO_MESSAGE';
  if (to.kind !== 'message') return 'ANSWERED_IS_NO_MESSAGE';
  return answered > line ? 'ANSWERS_A_LATER_LINE' : undefined;
};

/**
 * What each message answers. Of more than five the newest five are kept: they are what the writer had in view. Every pair
 * is a reply, a start or skipped with the reason.
 */
export const resolveReplies = (pairs: readonly AnnotatedPair[], entries: readonly IrcEntry[]): Replies => {
  const answeredBy = new Map<number, number[]>();
  const skipped: { pair: AnnotatedPair; reason: SkipReason }[] = [];
  const newestFirst = pairs.filter(([answered, line]) => answered !== line).sort(([a], [b]) => b - a);
  for (const pair of newestFirst) {
    const [answered, line] = pair;
    const answers = answeredBy.get(line) ?? [];
    const repeated = answers.includes(answered) ? 'REPEATED' : undefined;
    const reason = refusalOf(pair, entries) ?? repeated ?? (answers.length === mostReplies ? 'MORE_THAN_FIVE' : undefined);
    if (reason) skipped.push({ pair, reason });
    else answeredBy.set(line, [answered, ...answers]);
  }
  return { answeredBy, skipped };
};
