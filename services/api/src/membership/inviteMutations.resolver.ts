import { addressKey, limitRules } from '@chat/platform';
import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { type Context, personOf } from '../graph/context.ts';
import { unwrap } from '../graph/failure.ts';
import { limited } from '../graph/limited.ts';
import { CommandInput, Payload } from '../graph/node.types.ts';
import { TimeScalar } from '../graph/scalars.ts';
import { GuildPayload, guildPayload, targetOf } from '../guilds/index.ts';

@InputType({ description: 'An invite to make.' })
export class CreateInviteInput extends CommandInput {
  @Field(() => ID, { description: 'Id of the guild.' })
  guildId!: string;

  @Field(() => ID, { nullable: true, description: 'Id of the channel that newcomers see first.' })
  channelId?: string | null;

  @Field(() => Int, { nullable: true, description: 'How often it can be used, 1 to 1,000; left out: as often as people like.' })
  maxUses?: number | null;

  @Field(() => Int, { nullable: true, description: 'Seconds until it ends, 60 to 31,536,000; left out: never.' })
  expiresAfter?: number | null;
}

@ObjectType({ description: 'The invite that was made.' })
export class CreateInvitePayload extends Payload {
  @Field(() => ID, { description: 'Id of the invite.' })
  inviteId!: string;

  @Field(() => String, { description: 'Pass it on: whoever has it may join.' })
  code!: string;

  @Field(() => TimeScalar, { nullable: true, description: 'When it ends; null: never.' })
  expiresAt!: number | null;
}

@InputType({ description: 'An invite to take back.' })
export class RevokeInviteInput extends CommandInput {
  @Field(() => String, { description: 'Its code.' })
  code!: string;
}

@ObjectType({ description: 'The invite was taken back.' })
export class RevokeInvitePayload extends Payload {}

@InputType({ description: 'A guild to join.' })
export class JoinGuildInput extends CommandInput {
  @Field(() => String, { description: 'The code of an invite.' })
  code!: string;
}

@ObjectType({ description: 'The guild that you are in now.' })
export class JoinGuildPayload extends GuildPayload {}

@InputType({ description: 'A guild to leave.' })
export class LeaveGuildInput extends CommandInput {
  @Field(() => ID, { description: 'Id of the guild.' })
  guildId!: string;
}

@ObjectType({ description: 'You are not in the guild any more.' })
export class LeaveGuildPayload extends Payload {
  @Field(() => ID, { description: 'Id of the guild.' })
  guildId!: string;
}

@Resolver()
export class InviteMutations {
  @Mutation(() => CreateInvitePayload, {
    description: 'Makes an invite. Needs CREATE_INVITE. A retry answers with the same code.',
  })
  async createInvite(
    @Arg('input', () => CreateInviteInput, { description: 'The invite.' }) input: CreateInviteInput,
    @Ctx() context: Context,
  ): Promise<CreateInvitePayload> {
    const { channelId, maxUses, expiresAfter } = input;
    const created = unwrap(
      await context.handlers.createInvite(personOf(context), input.commandId, {
        guildId: targetOf(input.guildId),
        channelId: channelId == null ? undefined : targetOf(channelId),
        maxUses: maxUses ?? undefined,
        expiresAfter: expiresAfter == null ? undefined : expiresAfter * 1_000,
      }),
    );
    const fact = created.facts.find(({ type }) => type === 'InviteCreated');
    const expiresAt = fact?.type === 'InviteCreated' ? (fact.data.expiresAt ?? null) : null;
    return { position: created.position, inviteId: fact?.id ?? '', code: created.code, expiresAt };
  }

  @Mutation(() => RevokeInvitePayload, { description: 'Takes an invite back: one of your own, or any with MANAGE_SERVER.' })
  async revokeInvite(
    @Arg('input', () => RevokeInviteInput, { description: 'The invite.' }) input: RevokeInviteInput,
    @Ctx() context: Context,
  ): Promise<RevokeInvitePayload> {
    return { position: unwrap(await context.handlers.revokeInvite(personOf(context), input.commandId, input.code)).position };
  }

  @Mutation(() => JoinGuildPayload, {
    description: 'Joins a guild by an invite. Whoever is in it already is answered as if they had just joined.',
  })
  async joinGuild(
    @Arg('input', () => JoinGuildInput, { description: 'The invite.' }) input: JoinGuildInput,
    @Ctx() context: Context,
  ): Promise<JoinGuildPayload> {
    const caller = personOf(context);
    await limited(context, limitRules.joinPerAddress, addressKey(context.address));
    await limited(context, limitRules.joinPerAccount, caller.actor.id);
    const joined = unwrap(await context.handlers.joinGuild(caller, input.commandId, input.code));
    return guildPayload(context, joined.guildId, joined);
  }

  @Mutation(() => LeaveGuildPayload, { description: 'Leaves a guild. Its owner cannot.' })
  async leaveGuild(
    @Arg('input', () => LeaveGuildInput, { description: 'The guild.' }) input: LeaveGuildInput,
    @Ctx() context: Context,
  ): Promise<LeaveGuildPayload> {
    const [caller, guildId] = [personOf(context), targetOf(input.guildId)];
    return { position: unwrap(await context.handlers.leaveGuild(caller, input.commandId, guildId)).position, guildId };
  }
}
