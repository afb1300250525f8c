import type { Id } from '@chat/schema/events';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../graph/context.ts';
import { Person } from './person.types.ts';
import { PresenceEnum } from './presence.types.ts';
import { visiblePerson } from './visiblePerson.ts';

@Resolver(() => Person)
export class PresenceResolver {
  @FieldResolver(() => PresenceEnum, {
    description:
      'Whether they are there, as others see it; `guildEvents` tells when it changes. UNKNOWN where they share no guild with the viewer, such as authors who have left.',
  })
  async presence(@Root() { id }: Person, @Ctx() context: Context): Promise<keyof typeof PresenceEnum> {
    const viewerId = context.caller?.actor.id;
    const person = viewerId && (await visiblePerson(context, viewerId, id as Id)); // the id of a document
    return person === undefined ? 'UNKNOWN' : context.loaders.presences.load(person._id);
  }
}
