import { invalid } from '@chat/domain/errors';
import type { Id } from '@chat/schema/events';
import { laterWords, normalisedName } from '@chat/schema/text';
import {
  handleSlot,
  memberId,
  type NameKeyDocument,
  nameKeyId,
  nameKeysView,
  type PersonDocument,
  peopleView,
} from '@chat/schema/views';
import type { Connection } from '../graph/connection.ts';
import type { Context } from '../graph/context.ts';
import { failure } from '../graph/failure.ts';
import { connect, type Page } from '../graph/page.ts';
import { type Member, memberOf } from './member.types.ts';
import { orderOf } from './memberPages.ts';

/** Found by the beginning of their name, or by that of a later word or of the handle. The one kind comes before the other. */
type Way = 'NAME' | 'KEY';

/** Somebody who was found, or where the search went on from without finding anybody. */
interface Hit {
  readonly person: PersonDocument | undefined;
  readonly cursor: readonly [way: Way, key: string, id: string];
}

interface Search {
  readonly context: Context;
  readonly guildId: string;
  /** The beginning of a name. */
  readonly prefix: string;
  /** The beginning of a word or a handle, which may be written with @. */
  readonly keyPrefix: string;
  readonly page: Page;
}

const keysARead = 600;
/** A search looks at so many keys a page: where few of those who bear the name are in the guild, pages may be short. */
const mostReads = 10;

/** Nobody has an empty name, so that stands for none. */
const startAfter = ({ page }: Search, way: Way): readonly (string | null)[] | undefined => {
  const [from, key, id] = page.from ?? [];
  return from === way ? [key === '' ? null : String(key), String(id)] : undefined;
};

const byName = async (search: Search): Promise<readonly Hit[]> => {
  const { context, guildId, prefix, page } = search;
  const after = startAfter(search, 'NAME');
  const people = await context.views.find(peopleView, {
    index: 'byName',
    equals: { guildIds: guildId },
    order: orderOf(page),
    limit: page.size + 1,
    ...(prefix === '' ? {} : { prefix: { path: 'sortName', value: prefix } }),
    ...(after === undefined ? {} : { after }),
  });
  return people.map((person) => ({ person, cursor: ['NAME', person.sortName ?? '', person._id] }));
};

/** The key by which somebody is shown who has several that fit; none where they are found by their name anyway. */
const shownBy = ({ _id, displayName, handle, sortName }: PersonDocument, { prefix, keyPrefix }: Search): string | undefined => {
  if (sortName?.startsWith(prefix)) return undefined;
  const words = laterWords(displayName ?? '').map((key, index) => ({ key, id: nameKeyId(_id, index + 1) }));
  const all = handle === null ? words : [...words, { key: normalisedName(handle), id: nameKeyId(_id, handleSlot) }];
  const fitting = all.filter(({ key }) => key.startsWith(keyPrefix));
  return fitting.sort((one, other) => (one.key + one.id < other.key + other.id ? -1 : 1))[0]?.id;
};

const hitsAmong = async (search: Search, keys: readonly NameKeyDocument[]): Promise<readonly Hit[]> => {
  const people = await search.context.views.getMany(peopleView, [...new Set(keys.map(({ userId }) => userId))]);
  const byId = new Map(people.map((person) => [person._id, person]));
  return keys.flatMap((key): Hit[] => {
    const person = byId.get(key.userId);
    const isShown = person?.guildIds.includes(search.guildId as Id) && shownBy(person, search) === key._id; // of a guild that was found
    return isShown ? [{ person, cursor: ['KEY', key.key, key._id] }] : [];
  });
};

/** At most `wanted`; the last may be nobody, where the search stopped before its end. */
const byKey = async (search: Search, wanted: number): Promise<readonly Hit[]> => {
  const { context, keyPrefix, page } = search;
  if (keyPrefix === '') return [];
  const hits: Hit[] = [];
  let after = startAfter(search, 'KEY');
  for (let read = 0; read < mostReads; read += 1) {
    // Where most are in the guild, few are enough.
    const limit = read === 0 ? 2 * wanted : keysARead;
    const keys = await context.views.find(nameKeysView, {
      index: 'byKey',
      prefix: { path: 'key', value: keyPrefix },
      order: orderOf(page),
      limit,
      ...(after === undefined ? {} : { after }),
    });
    hits.push(...(await hitsAmong(search, keys)));
    const last = keys.at(-1);
    if (last === undefined || keys.length < limit || hits.length >= wanted) return hits.slice(0, wanted);
    after = [last.key, last._id];
  }
  return [...hits, { person: undefined, cursor: ['KEY', String(after?.[0]), String(after?.[1])] }];
};

const isCut = (hits: readonly Hit[]): boolean => hits.length > 0 && hits.at(-1)?.person === undefined;

/** In the page's direction: who is found by name, then who is found otherwise; the other way round where it goes backwards. */
const hitsOf = async (search: Search): Promise<readonly Hit[]> => {
  const { page } = search;
  const wanted = page.size + 1;
  const from = page.from?.[0];
  if (page.backwards) {
    const keyed = from === 'NAME' ? [] : await byKey(search, wanted);
    return keyed.length >= wanted || isCut(keyed) ? keyed : [...keyed, ...(await byName(search))].slice(0, wanted);
  }
  const named = from === 'KEY' ? [] : await byName(search);
  return named.length >= wanted ? named : [...named, ...(await byKey(search, wanted - named.length))];
};

/**
 * Members in the order of their names; with a search, those whose name begins with it and then those of whom a later word or the
 * handle does, in whatever case and marks.
 */
export const membersByName = async (
  context: Context,
  guildId: string,
  search: string,
  page: Page,
): Promise<Connection<Member>> => {
  const way = page.from?.[0];
  if (page.from !== undefined && way !== 'NAME' && way !== 'KEY')
    throw failure(invalid(page.backwards ? 'before' : 'after', 'UNKNOWN_CURSOR'));
  const prefix = normalisedName(search.trimStart());
  const hits = await hitsOf({ context, guildId, prefix, keyPrefix: prefix.replace(/^@/, ''), page });
  const { edges, pageInfo } = connect(hits, page, ({ cursor }) => cursor);
  const ids = edges.map(({ node }) => memberId(guildId as Id, node.person?._id ?? (guildId as Id))); // of a guild that was found
  const members = await context.loaders.members.loadMany(ids);
  // The views may be a fact apart: who is in only one of them is not shown yet, or no more.
  const shown = edges.flatMap(({ cursor }, index) => {
    const member = members[index];
    if (member instanceof Error) throw member;
    return member === undefined ? [] : [{ node: memberOf(member), cursor }];
  });
  const more = isCut(hits) ? { [page.backwards ? 'hasPreviousPage' : 'hasNextPage']: true } : {};
  return { edges: shown, pageInfo: { ...pageInfo, ...more } };
};
