import { limitRules } from '@chat/platform';
import type { Id, Position } from '@chat/schema/events';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { type Context, personOf } from '../graph/context.ts';
import { unwrap } from '../graph/failure.ts';
import { limited } from '../graph/limited.ts';
import { targetOf } from '../guilds/index.ts';
import * as types from './directMutations.types.ts';
import { visibleDirectConversation } from './visibleDirectConversation.ts';

/** Waits for the views only where the conversation itself is asked for. */
const payload = (context: Context, conversationId: Id, position: Position): types.DirectConversationPayload => ({
  position,
  conversationId,
  get conversation() {
    context.views.atLeast(position);
    context.loaders.directConversations.clear(conversationId);
    return visibleDirectConversation(context, conversationId);
  },
});

@Resolver()
export class DirectMutations {
  @Mutation(() => types.DirectConversationPayload, {
    description:
      'Begins to talk with people. Two meet in one conversation, whoever opens it and however often. CONVERSATION_CLOSED: one of them and you take nothing from each other now.',
  })
  async openDirectConversation(
    @Arg('input', () => types.OpenDirectConversationInput, { description: 'With whom.' })
    input: types.OpenDirectConversationInput,
    @Ctx() context: Context,
  ): Promise<types.DirectConversationPayload> {
    const caller = personOf(context);
    await limited(context, limitRules.openDirectPerAccount, caller.actor.id);
    const userIds = input.userIds.map(targetOf);
    const opened = unwrap(await context.handlers.openDirectConversation(caller, input.commandId, userIds));
    return payload(context, opened.conversationId, opened.position);
  }

  @Mutation(() => types.DirectConversationPayload, {
    description: 'Brings somebody into a group that you are in: they see what is said from then on. At most 10 people.',
  })
  async addParticipant(
    @Arg('input', () => types.AddParticipantInput, { description: 'Whom, and where.' }) input: types.AddParticipantInput,
    @Ctx() context: Context,
  ): Promise<types.DirectConversationPayload> {
    const caller = personOf(context);
    await limited(context, limitRules.openDirectPerAccount, caller.actor.id);
    const [conversationId, userId] = [targetOf(input.conversationId), targetOf(input.userId)];
    const { position } = unwrap(await context.handlers.addParticipant(caller, input.commandId, conversationId, userId));
    return payload(context, conversationId, position);
  }

  @Mutation(() => types.DirectConversationPayload, { description: 'Leaves a group: you see nothing of it any more.' })
  async leaveDirectConversation(
    @Arg('input', () => types.LeaveDirectConversationInput, { description: 'Which one.' })
    input: types.LeaveDirectConversationInput,
    @Ctx() context: Context,
  ): Promise<types.DirectConversationPayload> {
    const conversationId = targetOf(input.conversationId);
    const answer = await context.handlers.leaveDirectConversation(personOf(context), input.commandId, conversationId);
    return payload(context, conversationId, unwrap(answer).position);
  }

  @Mutation(() => types.DirectConversationPayload, {
    description: 'Takes a conversation out of your list until something new is said in it. Nobody else is told.',
  })
  async closeDirectConversation(
    @Arg('input', () => types.CloseDirectConversationInput, { description: 'Which one.' })
    input: types.CloseDirectConversationInput,
    @Ctx() context: Context,
  ): Promise<types.DirectConversationPayload> {
    const conversationId = targetOf(input.conversationId);
    const answer = await context.handlers.closeDirectConversation(personOf(context), input.commandId, conversationId);
    return payload(context, conversationId, unwrap(answer).position);
  }

  @Mutation(() => types.DirectConversationPayload, { description: 'Lists a conversation again that you closed.' })
  async reopenDirectConversation(
    @Arg('input', () => types.ReopenDirectConversationInput, { description: 'Which one.' })
    input: types.ReopenDirectConversationInput,
    @Ctx() context: Context,
  ): Promise<types.DirectConversationPayload> {
    const conversationId = targetOf(input.conversationId);
    const answer = await context.handlers.reopenDirectConversation(personOf(context), input.commandId, conversationId);
    return payload(context, conversationId, unwrap(answer).position);
  }
}

@Resolver()
export class BlockMutations {
  @Mutation(() => types.BlockPayload, {
    description:
      'Takes nothing new from somebody any more, nor sends it: in the conversation of the two both are answered with CONVERSATION_CLOSED, which does not say why. Groups go on. They are not told.',
  })
  async blockPerson(
    @Arg('input', () => types.BlockPersonInput, { description: 'Whom.' }) input: types.BlockPersonInput,
    @Ctx() context: Context,
  ): Promise<types.BlockPayload> {
    const caller = personOf(context);
    await limited(context, limitRules.blockPerAccount, caller.actor.id);
    const userId = targetOf(input.userId);
    const { position } = unwrap(await context.handlers.blockPerson(caller, input.commandId, userId));
    return { position, userId };
  }

  @Mutation(() => types.BlockPayload, { description: 'Takes something new from somebody again.' })
  async unblockPerson(
    @Arg('input', () => types.UnblockPersonInput, { description: 'Whom.' }) input: types.UnblockPersonInput,
    @Ctx() context: Context,
  ): Promise<types.BlockPayload> {
    const caller = personOf(context);
    await limited(context, limitRules.blockPerAccount, caller.actor.id);
    const userId = targetOf(input.userId);
    const { position } = unwrap(await context.handlers.unblockPerson(caller, input.commandId, userId));
    return { position, userId };
  }
}
