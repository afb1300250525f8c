import type { TextName } from '../languages/translate.ts';
import { bestFit, type Fit } from './fuzzy.ts';
import { readingsOf } from './readings.ts';
import type { Target } from './target.ts';

/** A row of the switcher, and which code points of its name fit. */
export interface Choice {
  readonly target: Target;
  readonly places: readonly number[];
}

export interface Section {
  readonly title: Extract<TextName, 'unreadPlaces' | 'recentPlaces' | 'channels' | 'peopleAndGuilds'>;
  readonly choices: readonly Choice[];
}

export interface Looked {
  readonly query: string;
  readonly targets: readonly Target[];
  /** Keys, the newest first. */
  readonly recent: readonly string[];
  /** Key of where the viewer is: there is no need to jump there. */
  readonly here: string | undefined;
}

const mostOfRecent = 5;
/** Fits of this score are in one piece. */
const close = 40;
const mostOfSection = 8;
const mostWithoutQuery = 12;

interface Asked {
  readonly kind: Target['kind'] | undefined;
  readonly text: string;
}

/** `#` asks for channels only, `@` for people. */
export const askedOf = (query: string): Asked => {
  const kind = query.startsWith('#') ? 'channel' : query.startsWith('@') ? 'person' : undefined;
  return { kind, text: (kind === undefined ? query : query.slice(1)).trim() };
};

const sectionsOf = (sections: readonly Section[]): readonly Section[] => sections.filter(({ choices }) => choices.length > 0);

const choicesOf = (targets: readonly Target[]): readonly Choice[] => targets.map((target) => ({ target, places: [] }));

const byMentions = (one: Target, other: Target): number => other.mentions - one.mentions;

/** What is unread first, then where one was of late, then where else one can go. */
const withoutQuery = (targets: readonly Target[], { recent, here }: Looked): readonly Section[] => {
  const elsewhere = targets.filter(({ key }) => key !== here);
  const unread = elsewhere.filter(({ isUnread, mentions }) => isUnread || mentions > 0).toSorted(byMentions);
  const shown = new Set(unread.map(({ key }) => key));
  const byKey = new Map(elsewhere.map((target) => [target.key, target]));
  const late = recent.flatMap((key) => byKey.get(key) ?? []).filter(({ key }) => !shown.has(key));
  for (const { key } of late) shown.add(key);
  const rest = elsewhere.filter(({ key, kind, isArchived }) => kind === 'channel' && !isArchived && !shown.has(key));
  return sectionsOf([
    { title: 'unreadPlaces', choices: choicesOf(unread.slice(0, mostWithoutQuery)) },
    { title: 'recentPlaces', choices: choicesOf(late.slice(0, mostWithoutQuery)) },
    { title: 'channels', choices: choicesOf(rest.slice(0, mostOfSection)) },
  ]);
};

interface Ranked extends Choice {
  readonly score: number;
}

/** Where one was of late, or is awaited, counts a little more; what is archived less. */
const weightOf = ({ isUnread, mentions, isArchived }: Target): number =>
  (isUnread ? 2 : 0) + (mentions > 0 ? 2 : 0) - (isArchived ? 20 : 0);

const rank = (target: Target, fit: Fit): Ranked => ({ target, places: fit.places, score: fit.score + weightOf(target) });

const withQuery = (targets: readonly Target[], text: string, { recent }: Looked): readonly Section[] => {
  const readings = readingsOf(text);
  const ranked = targets
    .flatMap((target) => {
      const fit = target.name === null ? undefined : bestFit(target.name, readings);
      return fit === undefined ? [] : [rank(target, fit)];
    })
    .toSorted((one, other) => other.score - one.score);
  const places = new Map(recent.map((key, index) => [key, index]));
  const late = ranked
    .filter(({ target, score }) => places.has(target.key) && score >= close)
    .toSorted((one, other) => (places.get(one.target.key) ?? 0) - (places.get(other.target.key) ?? 0))
    .slice(0, mostOfRecent);
  const rest = ranked.filter((choice) => !late.includes(choice));
  const isChannel = ({ target }: Choice): boolean => target.kind === 'channel';
  return sectionsOf([
    { title: 'recentPlaces', choices: late },
    { title: 'channels', choices: rest.filter(isChannel).slice(0, mostOfSection) },
    { title: 'peopleAndGuilds', choices: rest.filter((choice) => !isChannel(choice)).slice(0, mostOfSection) },
  ]);
};

/** What the switcher shows for what is typed. */
export const switcherList = (looked: Looked): readonly Section[] => {
  const { kind, text } = askedOf(looked.query);
  const targets = looked.targets.filter((target) => kind === undefined || target.kind === kind);
  return text === '' ? withoutQuery(targets, looked) : withQuery(targets, text, looked);
};
