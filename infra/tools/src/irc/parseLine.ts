import type { IrcContent } from './entry.ts';
import { isNickname, withoutInsertedSpaces } from './nickname.ts';
import { parseEventLine } from './parseEventLine.ts';
import { said } from './said.ts';

const timed = /^\[([01]\d|2[0-3]):([0-5]\d)\] (.*)$/s;
const eventMark = '=== ';

const message = /^<([^<>]+)>(?: (.*))?$/s;
const action = /^ ?\* (\S+)(?: (.*))?$/s;
const channelNotice = /^-([^\s:]+):#\S+?- (.*)$/s;
const toNamedChannel = /^\(([^\s/]+)\/#[^)\s]+\) (.*)$/s;

const parseSpokenLine = (rest: string): IrcContent | undefined => {
  const spoken = message.exec(rest) ?? channelNotice.exec(rest) ?? toNamedChannel.exec(rest);
  if (spoken) return said(withoutInsertedSpaces(spoken[1] ?? ''), spoken[2] ?? '', false);
  const done = action.exec(rest);
  return done ? said(done[1] ?? '', done[2] ?? '', true) : undefined;
};

/** Those about whom the line is. Whoever caused it may be a server, whose name is no nickname. */
const subjectsOf = (content: IrcContent): readonly string[] => {
  switch (content.kind) {
    case 'renamed':
      return [content.from, content.to];
    case 'message':
    case 'unpostable':
    case 'joined':
    case 'left':
    case 'kicked':
    case 'topicChanged':
      return [content.nick];
    case 'modeChanged':
    case 'serviceNotice':
    case 'blank':
    case 'unknown':
      return [];
  }
};

const understood = (content: IrcContent | undefined, raw: string): IrcContent =>
  content !== undefined && subjectsOf(content).every(isNickname) ? content : { kind: 'unknown', raw };

/** The time at the head of a line in minutes of the day, as written; `undefined` where it carries none. */
export const parseTime = (raw: string): number | undefined => {
  const found = timed.exec(raw);
  return found ? Number(found[1]) * 60 + Number(found[2]) : undefined;
};

/** What a line says, apart from its time. */
export const parseLine = (raw: string): IrcContent => {
  const rest = timed.exec(raw)?.[3];
  if (rest !== undefined) return understood(parseSpokenLine(rest), raw);
  if (raw.trim() === '') return { kind: 'blank' };
  return understood(raw.startsWith(eventMark) ? parseEventLine(raw.slice(eventMark.length)) : undefined, raw);
};
