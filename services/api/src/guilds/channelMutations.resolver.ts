import { invalid } from '@chat/domain/errors';
import type { Id, Opened } from '@chat/schema/events';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { type Context, personOf } from '../graph/context.ts';
import { failure, unwrap } from '../graph/failure.ts';
import { idOf } from '../graph/scalars.ts';
import { targetOf } from './access.ts';
import {
  ArchiveChannelInput,
  ChangeChannelTopicInput,
  CreateChannelInput,
  DeleteChannelInput,
  MoveChannelInput,
  RenameChannelInput,
  RestoreChannelInput,
} from './guildInputs.types.ts';
import { afterOf } from './guildMutations.resolver.ts';
import {
  ArchiveChannelPayload,
  ChangeChannelTopicPayload,
  CreateChannelPayload,
  DeleteChannelPayload,
  MoveChannelPayload,
  RenameChannelPayload,
  RestoreChannelPayload,
} from './guildPayloads.types.ts';
import { channelPayload } from './payloads.ts';

const channelIn = (facts: readonly Opened[]): Id =>
  facts.find((fact) => fact.type === 'ChannelCreated')?.data.channelId ?? ('' as Id); // the command appended it

const categoryOf = (categoryId: string): Id => {
  const id = idOf(categoryId);
  if (id === undefined) throw failure(invalid('categoryId', 'UNKNOWN_CATEGORY'));
  return id;
};

@Resolver()
export class ChannelMutations {
  @Mutation(() => CreateChannelPayload, { description: 'Creates a channel. Needs MANAGE_CHANNELS.' })
  async createChannel(
    @Arg('input', () => CreateChannelInput, { description: 'What to create.' }) input: CreateChannelInput,
    @Ctx() context: Context,
  ): Promise<CreateChannelPayload> {
    const [caller, guildId] = [personOf(context), targetOf(input.guildId)];
    const { kind, name, topic, categoryId, after } = input;
    const channel = {
      kind,
      name,
      topic: topic ?? undefined,
      categoryId: categoryId == null ? undefined : categoryOf(categoryId),
      after: afterOf(after, 'UNKNOWN_CHANNEL'),
    };
    const done = unwrap(await context.handlers.createChannel(caller, input.commandId, guildId, channel));
    return channelPayload(context, channelIn(done.facts), done);
  }

  @Mutation(() => RenameChannelPayload, { description: 'Gives a channel another name. Needs MANAGE_CHANNELS.' })
  async renameChannel(
    @Arg('input', () => RenameChannelInput, { description: 'The channel and its name.' }) input: RenameChannelInput,
    @Ctx() context: Context,
  ): Promise<RenameChannelPayload> {
    const [caller, channelId] = [personOf(context), targetOf(input.channelId)];
    const answer = await context.handlers.renameChannel(caller, input.commandId, channelId, input.name);
    return channelPayload(context, channelId, answer);
  }

  @Mutation(() => ChangeChannelTopicPayload, { description: 'Says what a channel is about. Needs MANAGE_CHANNELS.' })
  async changeChannelTopic(
    @Arg('input', () => ChangeChannelTopicInput, { description: 'The channel and its topic.' }) input: ChangeChannelTopicInput,
    @Ctx() context: Context,
  ): Promise<ChangeChannelTopicPayload> {
    const [caller, channelId] = [personOf(context), targetOf(input.channelId)];
    const answer = await context.handlers.changeChannelTopic(caller, input.commandId, channelId, input.topic);
    return channelPayload(context, channelId, answer);
  }

  @Mutation(() => MoveChannelPayload, { description: 'Puts a channel elsewhere in the order. Needs MANAGE_CHANNELS.' })
  async moveChannel(
    @Arg('input', () => MoveChannelInput, { description: 'The channel and its place.' }) input: MoveChannelInput,
    @Ctx() context: Context,
  ): Promise<MoveChannelPayload> {
    const [caller, channelId] = [personOf(context), targetOf(input.channelId)];
    const { categoryId } = input;
    const target = categoryId === undefined ? 'KEEP' : categoryId === null ? undefined : categoryOf(categoryId);
    const move = { channelId, categoryId: target, after: afterOf(input.after, 'UNKNOWN_CHANNEL') } as const;
    return channelPayload(context, channelId, await context.handlers.moveChannel(caller, input.commandId, move));
  }

  @Mutation(() => ArchiveChannelPayload, {
    description: 'Archives a channel: it can be read, but not written. Needs MANAGE_CHANNELS.',
  })
  async archiveChannel(
    @Arg('input', () => ArchiveChannelInput, { description: 'The channel.' }) input: ArchiveChannelInput,
    @Ctx() context: Context,
  ): Promise<ArchiveChannelPayload> {
    const [caller, channelId] = [personOf(context), targetOf(input.channelId)];
    return channelPayload(context, channelId, await context.handlers.archiveChannel(caller, input.commandId, channelId));
  }

  @Mutation(() => RestoreChannelPayload, { description: 'Brings an archived channel back. Needs MANAGE_CHANNELS.' })
  async restoreChannel(
    @Arg('input', () => RestoreChannelInput, { description: 'The channel.' }) input: RestoreChannelInput,
    @Ctx() context: Context,
  ): Promise<RestoreChannelPayload> {
    const [caller, channelId] = [personOf(context), targetOf(input.channelId)];
    return channelPayload(context, channelId, await context.handlers.restoreChannel(caller, input.commandId, channelId));
  }

  @Mutation(() => DeleteChannelPayload, { description: 'Deletes a channel. Needs MANAGE_CHANNELS.' })
  async deleteChannel(
    @Arg('input', () => DeleteChannelInput, { description: 'The channel.' }) input: DeleteChannelInput,
    @Ctx() context: Context,
  ): Promise<DeleteChannelPayload> {
    const [caller, channelId] = [personOf(context), targetOf(input.channelId)];
    return channelPayload(context, channelId, await context.handlers.deleteChannel(caller, input.commandId, channelId));
  }
}
