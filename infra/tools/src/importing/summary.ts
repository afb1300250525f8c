import type { ImportReport } from './runImport.ts';
import type { LineClass, ModeClass } from './tally.ts';

const lineNames: Readonly<Record<LineClass, string>> = {
  message: 'messages',
  action: 'actions (/me), kept as messages',
  join: 'joins',
  joinOfPresent: 'joins of people who were there',
  leave: 'parts and quits',
  leaveOfAbsent: 'parts of people who were not there',
  rename: 'changes of nickname, linked',
  renameSeenBefore: 'changes of nickname seen before',
  renameInSpelling: 'changes of spelling only',
  topic: 'topics',
  kick: 'kicks',
  kickOfBanned: 'kicks of people already banned',
  modes: 'changes of modes',
  serviceNotice: 'notices of servers and loggers',
  blank: 'blank lines',
  refused: 'refused, listed below',
  unknown: 'not understood, listed below',
};

const modeNames: Readonly<Record<ModeClass, string>> = {
  memberBanned: 'members banned',
  memberUnbanned: 'members unbanned',
  memberTimedOut: 'members timed out',
  memberTimeoutLifted: 'time-outs lifted',
  maskBanned: 'host masks banned',
  maskMuted: 'host masks muted',
  maskUnbanned: 'host masks lifted',
  maskUnbannedUnseen: 'bans lifted that the logs never showed set',
  repeated: 'bans repeated, or lifted that had ended',
  refused: 'refused, listed below',
  otherMode: 'other modes',
};

const row = (count: number, name: string): string => `${String(count).padStart(10)}  ${name}`;

/** How long it took: until the last fact stood, and until the views showed it. */
export interface Duration {
  readonly appendedSeconds: number;
  readonly shownSeconds: number;
}

const rowsOf = <Name extends string>(
  counts: { readonly of: (name: Name) => number },
  names: Readonly<Record<Name, string>>,
): readonly string[] =>
  (Object.keys(names) as Name[]).filter((name) => counts.of(name) > 0).map((name) => row(counts.of(name), names[name])); // the keys of a record of names

const listed = (title: string, rows: readonly string[]): readonly string[] => (rows.length === 0 ? [] : ['', title, ...rows]);

/** What became of everything that was read, for people. */
export const summaryOf = (report: ImportReport, { appendedSeconds, shownSeconds }: Duration): string => {
  const { tally, people, messages, appended, found } = report;
  const { lines, modes, skippedAnnotations, replies, impliedJoins, refused, unknown } = tally;
  const rate = shownSeconds > 0 ? Math.round(messages / shownSeconds) : messages;
  return [
    `${lines.total} lines read, each accounted for once:`,
    ...rowsOf(lines, lineNames),
    ...listed('of the changes of modes:', rowsOf(modes, modeNames)),
    ...listed('of the annotations:', [
      row(replies, 'replies'),
      ...skippedAnnotations.entries().map(([reason, count]) => row(count, `skipped: ${reason}`)),
    ]),
    ...listed('of the people:', [row(people, 'placeholders'), row(impliedJoins, 'joined without a line that says so')]),
    ...listed(
      'refused:',
      refused.map(({ place, reason }) => `  ${place} ${reason}`),
    ),
    ...listed(
      'not understood:',
      unknown.map((place) => `  ${place}`),
    ),
    '',
    `${appended} facts appended, ${found} were there already`,
    `${appendedSeconds.toFixed(1)} s until the last fact, ${shownSeconds.toFixed(1)} s until every view shows it: ${rate} messages/s`,
  ].join('\n');
};
