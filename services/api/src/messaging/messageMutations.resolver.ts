import type { Answer, Done } from '@chat/domain/commands';
import type { Id, MessagingFact, OpenedOf, Recorded } from '@chat/schema/events';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { type Context, personOf } from '../graph/context.ts';
import { unwrap } from '../graph/failure.ts';
import { targetOf } from '../guilds/index.ts';
import { channelFactOf } from './channelFactOf.ts';
import { emojiFrom } from './emojiFrom.ts';
import * as inputs from './messageInputs.types.ts';
import * as payloads from './messagePayloads.types.ts';
import { visibleMessage } from './readerOf.ts';

interface Target {
  readonly channelId: string;
  readonly messageId: string;
}

/** Waits for the views only where the message itself is asked for. */
const showing = (context: Context, { channelId, messageId }: Target, { position }: Done) => ({
  position,
  get message() {
    context.views.atLeast(position);
    context.loaders.messages.clear(messageId);
    return visibleMessage(context, channelId, messageId);
  },
});

/** The last fact of the command; null where there was nothing to change. */
const factOf = <Fact>({ services }: Context, { facts }: Done): Fact | null => {
  const last = facts.at(-1);
  // Each command appends facts of its own type last, which the payload names.
  return last === undefined ? null : (channelFactOf(last as Recorded<OpenedOf<MessagingFact>>, services.logId) as Fact);
};

const changed = <Fact>(context: Context, target: Target, answer: Answer) => {
  const done = unwrap(answer);
  return Object.assign(showing(context, target, done), { fact: factOf<Fact>(context, done) });
};

const placeOf = ({ channelId, messageId }: Target): readonly [Id, Id] => [targetOf(channelId), targetOf(messageId)];
const reactionOf = (messageId: Id, { emoji }: { readonly emoji: string }) => ({ messageId, emoji: emojiFrom(emoji) });

@Resolver()
export class MessageMutations {
  @Mutation(() => payloads.EditMessagePayload, { description: 'Changes what your message says. Nobody is told again.' })
  async editMessage(
    @Arg('input', () => inputs.EditMessageInput, { description: 'What to change.' }) input: inputs.EditMessageInput,
    @Ctx() context: Context,
  ): Promise<payloads.EditMessagePayload> {
    const [channelId, messageId] = placeOf(input);
    const command = { messageId, content: input.content };
    return changed(context, input, await context.handlers.editMessage(personOf(context), input.commandId, channelId, command));
  }

  @Mutation(() => payloads.DeleteMessagePayload, { description: 'Deletes your message; with MANAGE_MESSAGES anybody’s.' })
  async deleteMessage(
    @Arg('input', () => inputs.DeleteMessageInput, { description: 'What to delete.' }) input: inputs.DeleteMessageInput,
    @Ctx() context: Context,
  ): Promise<payloads.DeleteMessagePayload> {
    const place = placeOf(input);
    return changed(context, input, await context.handlers.deleteMessage(personOf(context), input.commandId, ...place));
  }

  @Mutation(() => payloads.PinMessagePayload, { description: 'Pins a message. Needs PIN_MESSAGES; at most 250 a channel.' })
  async pinMessage(
    @Arg('input', () => inputs.PinMessageInput, { description: 'What to pin.' }) input: inputs.PinMessageInput,
    @Ctx() context: Context,
  ): Promise<payloads.PinMessagePayload> {
    const place = placeOf(input);
    return changed(context, input, await context.handlers.pinMessage(personOf(context), input.commandId, ...place));
  }

  @Mutation(() => payloads.UnpinMessagePayload, { description: 'Unpins a message. Needs PIN_MESSAGES.' })
  async unpinMessage(
    @Arg('input', () => inputs.UnpinMessageInput, { description: 'What to unpin.' }) input: inputs.UnpinMessageInput,
    @Ctx() context: Context,
  ): Promise<payloads.UnpinMessagePayload> {
    const place = placeOf(input);
    return changed(context, input, await context.handlers.unpinMessage(personOf(context), input.commandId, ...place));
  }

  @Mutation(() => payloads.AddReactionPayload, {
    description: 'Reacts to a message. A new emoji needs ADD_REACTIONS, one that is there does not; at most 20 different ones.',
  })
  async addReaction(
    @Arg('input', () => inputs.AddReactionInput, { description: 'With what, and to what.' }) input: inputs.AddReactionInput,
    @Ctx() context: Context,
  ): Promise<payloads.AddReactionPayload> {
    const [channelId, messageId] = placeOf(input);
    const reaction = reactionOf(messageId, input);
    return changed(context, input, await context.handlers.addReaction(personOf(context), input.commandId, channelId, reaction));
  }

  @Mutation(() => payloads.RemoveReactionPayload, { description: 'Takes a reaction of yours back.' })
  async removeReaction(
    @Arg('input', () => inputs.RemoveReactionInput, { description: 'Which one.' }) input: inputs.RemoveReactionInput,
    @Ctx() context: Context,
  ): Promise<payloads.RemoveReactionPayload> {
    const [channelId, messageId] = placeOf(input);
    const reaction = reactionOf(messageId, input);
    return changed(
      context,
      input,
      await context.handlers.removeReaction(personOf(context), input.commandId, channelId, reaction),
    );
  }

  @Mutation(() => payloads.ShredMessagePayload, {
    description:
      'Destroys the key of a text that leaked, for ever and for everybody: yours, or with MANAGE_MESSAGES anybody’s. The message keeps its place.',
  })
  async shredMessage(
    @Arg('input', () => inputs.ShredMessageInput, { description: 'What to destroy.' }) input: inputs.ShredMessageInput,
    @Ctx() context: Context,
  ): Promise<payloads.ShredMessagePayload> {
    const [channelId, messageId] = placeOf(input);
    const revisionId = input.revisionId == null ? undefined : targetOf(input.revisionId);
    const shred = { channelId, messageId, revisionId };
    const done = unwrap(await context.handlers.shredMessage(personOf(context), input.commandId, shred));
    const targets = done.facts.flatMap((fact) => (fact.type === 'LeavesShredded' ? fact.data.targets : []));
    return Object.assign(showing(context, input, done), { revisionIds: targets.map(({ factId }) => factId) });
  }

  @Mutation(() => payloads.MarkReadPayload, { description: 'Says up to where you have read a channel, on all your devices.' })
  async markRead(
    @Arg('input', () => inputs.MarkReadInput, { description: 'Up to where.' }) input: inputs.MarkReadInput,
    @Ctx() context: Context,
  ): Promise<payloads.MarkReadPayload> {
    const { commandId, seq, manual } = input;
    const mark = { key: commandId, seq, manual };
    const marked = unwrap(await context.handlers.markRead(personOf(context), targetOf(input.channelId), mark));
    return { position: marked.position, readUpTo: marked.seq };
  }
}
