import type { Id } from '@chat/schema/events';
import type { PersonDocument } from '@chat/schema/views';
import type { Context } from '../graph/context.ts';

const meet = (one: PersonDocument, other: PersonDocument): boolean => {
  const guilds = new Set(one.guildIds);
  return other.guildIds.some((guildId) => guilds.has(guildId));
};

/** A person whom the viewer may know of: themselves, and everybody in a guild of theirs. Nobody else, on one code path. */
export const visiblePerson = async (context: Context, viewerId: Id, id: Id): Promise<PersonDocument | undefined> => {
  const [viewer, person] = await Promise.all([context.loaders.people.load(viewerId), context.loaders.people.load(id)]);
  if (viewer === undefined || person === undefined) return undefined;
  return viewerId === id || meet(viewer, person) ? person : undefined;
};
