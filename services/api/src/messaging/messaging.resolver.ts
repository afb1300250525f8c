import { limitRules } from '@chat/platform';
import type { Id, MessagingFact, Opened, OpenedOf, Recorded } from '@chat/schema/events';
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { type Context, personOf } from '../graph/context.ts';
import { unwrap } from '../graph/failure.ts';
import { limited } from '../graph/limited.ts';
import { Payload } from '../graph/node.types.ts';
import { CommandIdScalar, idOf } from '../graph/scalars.ts';
import { channelFactOf } from './channelFactOf.ts';
import { MessagePosted } from './messageFacts.types.ts';

@InputType({ description: 'A message that the new one answers.' })
export class ReplyInput {
  @Field(() => ID, { description: 'Id of the message.' })
  messageId!: string;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether its author is told.' })
  mention!: boolean;
}

@InputType({ description: 'What to say, and where.' })
export class SendMessageInput {
  @Field(() => CommandIdScalar, { description: 'Sends once, whatever happens to the connection: retry with the same id.' })
  clientMessageId!: Id;

  @Field(() => ID, { description: 'Id of the channel.' })
  channelId!: string;

  @Field(() => String, { description: '1 to 4,000 code points, kept as sent; white space alone is refused.' })
  content!: string;

  @Field(() => [ReplyInput], { defaultValue: [], description: 'At most 5 messages of the channel that it answers.' })
  replies!: readonly ReplyInput[];
}

@ObjectType({ description: 'What was sent.' })
export class SendMessagePayload extends Payload {
  @Field(() => MessagePosted, { description: 'As everybody sees it.' })
  message!: MessagePosted;

  @Field(() => Boolean, { description: 'True where an earlier attempt with this id had sent it.' })
  repeated!: boolean;
}

const unknownId = '' as Id; // answered like any other id that there is not

const posted = (facts: readonly Opened[], logId: Id): MessagePosted =>
  channelFactOf(facts[0] as Recorded<OpenedOf<MessagingFact>>, logId) as MessagePosted; // a send is one MessagePosted

@Resolver()
export class MessagingResolver {
  @Mutation(() => SendMessagePayload, { description: 'Says something in a channel, exactly once for each `clientMessageId`.' })
  async sendMessage(
    @Arg('input', () => SendMessageInput) input: SendMessageInput,
    @Ctx() context: Context,
  ): Promise<SendMessagePayload> {
    const channelId = idOf(input.channelId) ?? unknownId;
    const replies = input.replies.map(({ messageId, mention }) => ({ messageId: idOf(messageId) ?? unknownId, mention }));
    const caller = personOf(context);
    await limited(context, limitRules.sendPerAccount, caller.actor.id);
    const answer = await context.handlers.sendMessage(caller, input.clientMessageId, channelId, {
      content: input.content,
      replies,
    });
    const done = unwrap(answer);
    return { position: done.position, repeated: done.repeated, message: posted(done.facts, context.services.logId) };
  }
}
