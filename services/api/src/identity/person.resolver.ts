import type { Position } from '@chat/schema/events';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { type Context, personOf } from '../graph/context.ts';
import { idOf, PositionScalar } from '../graph/scalars.ts';
import { Person, personFrom } from './person.types.ts';
import { visiblePerson } from './visiblePerson.ts';

const minPosition = { nullable: true, description: 'Shows at least everything up to there.' };

@Resolver()
export class PersonResolver {
  @Query(() => Person, {
    nullable: true,
    description: 'A person who shares a guild with the viewer, or the viewer; null for everybody else, known or not.',
  })
  async person(
    @Arg('id', () => ID, { description: 'Id of the person.' }) id: string,
    @Arg('minPosition', () => PositionScalar, minPosition) position: Position | null,
    @Ctx() context: Context,
  ): Promise<Person | null> {
    context.views.atLeast(position);
    const userId = idOf(id);
    const viewerId = personOf(context).actor.id;
    const document = userId === undefined ? undefined : await visiblePerson(context, viewerId, userId);
    return document === undefined ? null : personFrom(document);
  }
}
