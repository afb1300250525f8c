import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { type Context, personOf } from '../graph/context.ts';
import { unwrap } from '../graph/failure.ts';
import { CommandInput, Payload } from '../graph/node.types.ts';
import { targetOf } from '../guilds/index.ts';

@InputType({ description: 'Where somebody types.' })
export class StartTypingInput extends CommandInput {
  @Field(() => ID, { description: 'Id of the channel.' })
  channelId!: string;
}

@ObjectType({ description: 'Those who follow the channel are told, or know it already. It is no fact: nothing is kept.' })
export class StartTypingPayload extends Payload {}

@Resolver()
export class TypingResolver {
  @Mutation(() => StartTypingPayload, {
    description:
      'Says that you write a message in a channel where you may send. Repeat it every 8 seconds while you do; more often has no effect.',
  })
  async startTyping(
    @Arg('input', () => StartTypingInput, { description: 'Where.' }) input: StartTypingInput,
    @Ctx() context: Context,
  ): Promise<StartTypingPayload> {
    unwrap(await context.handlers.startTyping(personOf(context), targetOf(input.channelId)));
    return { position: (await context.services.store.head())?.position ?? '' };
  }
}
