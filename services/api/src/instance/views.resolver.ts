import { invalid, rejected } from '@chat/domain/errors';
import { administratorOnly } from '@chat/domain/identity';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { type Context, personOf } from '../graph/context.ts';
import { failure, unwrap } from '../graph/failure.ts';
import { RebuildViewInput, RebuildViewPayload, View } from './views.types.ts';

const retryAfter = 5_000;

@Resolver()
export class ViewsResolver {
  @Query(() => [View], { description: 'The read models and how far they are. For administrators.' })
  async views(@Ctx() context: Context): Promise<readonly View[]> {
    unwrap(await administratorOnly(context.services, personOf(context)));
    return context.viewOperations.conditions();
  }

  @Mutation(() => RebuildViewPayload, {
    description:
      'Builds a read model anew beside the one that is in use, compares the two and puts the new one in its place. Answers when it is done: on a long log, after minutes. For administrators. Repeating it builds it again.',
  })
  async rebuildView(
    @Arg('input', () => RebuildViewInput) { view }: RebuildViewInput,
    @Ctx() context: Context,
  ): Promise<RebuildViewPayload> {
    unwrap(await administratorOnly(context.services, personOf(context)));
    if (!context.viewOperations.conditions().some(({ name }) => name === view)) throw failure(invalid('view', 'UNKNOWN_VIEW'));
    try {
      const rebuilt = await context.viewOperations.rebuild(view);
      return { view, isEqual: rebuilt.differentIds.length === 0, ...rebuilt };
    } catch (error) {
      context.log.error('a view could not be built anew', { view, error });
      throw failure(rejected('UNAVAILABLE', { retryAfter }));
    }
  }
}
