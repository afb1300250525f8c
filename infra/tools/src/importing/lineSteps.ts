import { textRules } from '@chat/schema/text';
import type { BanChange } from '../irc/banMask.ts';
import { type BanOutcome, classifyBan } from '../irc/banMask.ts';
import type { IrcContent } from '../irc/entry.ts';
import type { ModeChange } from '../irc/modeChange.ts';
import type { Person } from './roster.ts';
import type { Act } from './step.ts';
import type { LineClass, ModeClass } from './tally.ts';

/** What the consequences of a line are said to. */
export interface LineContext {
  /** Whose placeholder is made where the nickname is new. */
  person(nick: string): Person;
  act(act: Act): void;
  /** What a change of bans means after all that came before it. */
  followBan(change: BanChange): BanOutcome;
  countMode(mode: ModeClass): void;
  countImpliedJoin(): void;
  refuse(reason: string): void;
}

/** A line that is no message. */
export type Event = Exclude<IrcContent, { readonly kind: 'message' }>;

/** Whoever does something in the channel is there, though the log did not show them come. A ban is not lifted by it. */
export const bePresent = (context: LineContext, person: Person): void => {
  if (person.status === 'MEMBER' || person.status === 'BANNED') return;
  person.status = 'MEMBER';
  context.act({ kind: 'join', userId: person.userId });
  context.countImpliedJoin();
};

const join = (context: LineContext, nick: string): LineClass => {
  const person = context.person(nick);
  if (person.status === 'MEMBER') return 'joinOfPresent';
  person.status = 'MEMBER';
  context.act({ kind: 'join', userId: person.userId });
  return 'join';
};

const leave = (context: LineContext, nick: string): LineClass => {
  const person = context.person(nick);
  if (person.status !== 'MEMBER') return 'leaveOfAbsent';
  person.status = 'LEFT';
  context.act({ kind: 'leave', userId: person.userId });
  return 'leave';
};

const rename = (context: LineContext, from: string, to: string): LineClass => {
  const [person, other] = [context.person(from), context.person(to)];
  if (person === other) return 'renameInSpelling';
  if (person.linked.has(other.userId)) return 'renameSeenBefore';
  person.linked.add(other.userId);
  context.act({ kind: 'linkPlaceholder', userId: person.userId, otherId: other.userId });
  return 'rename';
};

const kick = (context: LineContext, nick: string, reason: string): LineClass => {
  const person = context.person(nick);
  if (person.status === 'BANNED') return 'kickOfBanned';
  const broken = textRules.reason.check(reason);
  if (broken !== undefined) {
    context.refuse(`reason ${broken.rule}`);
    return 'refused';
  }
  bePresent(context, person);
  person.status = 'KICKED';
  context.act({ kind: 'kick', userId: person.userId, reason });
  return 'kick';
};

const changeTopic = (context: LineContext, topic: string): LineClass => {
  const broken = textRules.topic.check(topic);
  if (broken === undefined) context.act({ kind: 'changeTopic', topic });
  else context.refuse(`topic ${broken.rule}`);
  return broken === undefined ? 'topic' : 'refused';
};

type NickOutcome = Extract<BanOutcome, { readonly nick: string }>;

const nickBan = (context: LineContext, { kind, nick }: NickOutcome): ModeClass => {
  const person = context.person(nick);
  const { userId } = person;
  switch (kind) {
    case 'memberBanned':
      if (person.status === 'BANNED') return 'repeated';
      person.status = 'BANNED';
      context.act({ kind: 'ban', userId });
      return kind;
    case 'memberUnbanned':
      // They were seen joining since, so the ban had ended before.
      if (person.status !== 'BANNED') return 'repeated';
      person.status = 'LEFT';
      context.act({ kind: 'unban', userId });
      return kind;
    case 'memberTimedOut':
      person.isTimedOut = true;
      context.act({ kind: 'timeOut', userId });
      return kind;
    case 'memberTimeoutLifted':
      if (!person.isTimedOut) return 'repeated';
      person.isTimedOut = false;
      context.act({ kind: 'liftTimeout', userId });
      return kind;
  }
};

type MaskOutcome = Extract<BanOutcome, { readonly kind: 'maskBanned' | 'maskUnbanned' }>;

const maskBan = (context: LineContext, outcome: MaskOutcome): ModeClass => {
  const { mask, muteOnly } = outcome;
  if (textRules.reason.check(mask) !== undefined) {
    context.refuse('mask TOO_LONG');
    return 'refused';
  }
  if (outcome.kind === 'maskBanned') {
    context.act({ kind: 'changeMask', change: { kind: 'BANNED', mask, muteOnly } });
    return muteOnly ? 'maskMuted' : 'maskBanned';
  }
  context.act({ kind: 'changeMask', change: { kind: 'UNBANNED', mask, muteOnly, matched: outcome.matched } });
  return outcome.matched ? 'maskUnbanned' : 'maskUnbannedUnseen';
};

const changeMode = (context: LineContext, change: ModeChange): ModeClass => {
  const ban = classifyBan(change);
  if (ban === undefined) return 'otherMode';
  const outcome = context.followBan(ban);
  if (outcome.kind === 'alreadyBanned') return 'repeated';
  return 'nick' in outcome ? nickBan(context, outcome) : maskBan(context, outcome);
};

/** Says what follows from a line that is no message, and answers with what became of it. */
export const followEvent = (context: LineContext, event: Event): LineClass => {
  switch (event.kind) {
    case 'joined':
      return join(context, event.nick);
    case 'left':
      return leave(context, event.nick);
    case 'renamed':
      return rename(context, event.from, event.to);
    case 'kicked':
      return kick(context, event.nick, event.reason);
    case 'topicChanged':
      return changeTopic(context, event.topic);
    case 'modeChanged':
      for (const change of event.changes) context.countMode(changeMode(context, change));
      return 'modes';
    case 'unpostable':
      context.refuse(`message ${event.reason}`);
      return 'refused';
    case 'serviceNotice':
    case 'blank':
    case 'unknown':
      return event.kind;
  }
};
