import type { IrcContent } from './entry.ts';
import { parseModeChanges } from './modeChange.ts';
import { withoutInsertedSpaces } from './nickname.ts';
import { said } from './said.ts';

/** A nickname as the loggers of the first years wrote it: with a space after each `]`. */
const nick = String.raw`((?:[^\s\]]|\] ?)+)`;
const channel = String.raw`#\S+`;
const line = (pattern: string): RegExp => new RegExp(`^${pattern}$`, 's');

const joined = line(String.raw`${nick} \[(.*)\] {1,2}has joined ${channel}`);
const left = line(String.raw`${nick} \[(.*)\] {1,2}has (?:left ${channel}|quit)(?: \[(.*)\])? *`);
const renamed = line(`${nick} is now known as ${nick}`);
const kicked = line(String.raw`${nick} was kicked off ${channel} by ${nick} \((.*)\)`);
const topicChanged = line(`${nick} changed the topic of ${channel} to: ?(.*)`);
const topicSet = line(String.raw`\.\.\[topic/#[^:\s]+:${nick}\] {0,2}: ?(.*)`);
const modeChanged = line(String.raw`mode/${channel} \[(.*)\] {1,2}by ${nick}`);
const serviceNotice =
  /^(?:(?:Starting|Ending) logfile |Topic for #|Topic \(#|(?:You're now|Now) talking in |net(?:joined|split): )/;
const action = line(`${nick}(?: (.*))?`);

const plain = withoutInsertedSpaces;

/** Some loggers cut a quoted reason at its first space, so the closing quote may be missing. */
const unquoted = (reason: string): string => reason.replace(/^"(.*?)"?$/s, '$1');

const departure = (name: string, host: string, reason: string): IrcContent =>
  reason === '' ? { kind: 'left', nick: name, host } : { kind: 'left', nick: name, host, reason };

const modes = (text: string, by: string): IrcContent | undefined => {
  const changes = parseModeChanges(text);
  return changes && { kind: 'modeChanged', by, changes };
};

type Reading = readonly [form: RegExp, read: (text: string, ...groups: readonly string[]) => IrcContent | undefined];

/** In this order: a line of no other form says what somebody did (`/me`). */
const readings: readonly Reading[] = [
  [serviceNotice, (text) => ({ kind: 'serviceNotice', text })],
  [joined, (_, name = '', host = '') => ({ kind: 'joined', nick: plain(name), host })],
  [left, (_, name = '', host = '', reason = '') => departure(plain(name), host, unquoted(reason))],
  [renamed, (_, from = '', to = '') => ({ kind: 'renamed', from: plain(from), to: plain(to) })],
  [modeChanged, (_, changes = '', by = '') => modes(changes, plain(by))],
  [kicked, (_, name = '', by = '', reason = '') => ({ kind: 'kicked', nick: plain(name), by: plain(by), reason })],
  [topicChanged, (_, name = '', topic = '') => ({ kind: 'topicChanged', nick: plain(name), topic })],
  [topicSet, (_, name = '', topic = '') => ({ kind: 'topicChanged', nick: plain(name), topic })],
  [action, (_, name = '', text = '') => said(plain(name), text, true)],
];

/** What a line says that began with `=== `; `undefined` where it has no known form. */
export const parseEventLine = (text: string): IrcContent | undefined => {
  for (const [form, read] of readings) {
    const found = form.exec(text);
    if (found) return read(text, ...found.slice(1));
  }
  return undefined;
};
