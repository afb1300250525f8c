import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { type Context, personOf } from '../graph/context.ts';
import { unwrap } from '../graph/failure.ts';
import { targetOf } from '../guilds/index.ts';
import {
  GrantRoleInput,
  GrantRolePayload,
  KickMemberInput,
  KickMemberPayload,
  memberPayload,
  RevokeRoleInput,
  RevokeRolePayload,
} from './memberMutations.types.ts';

@Resolver()
export class MemberMutations {
  @Mutation(() => GrantRolePayload, {
    description: 'Gives a role to a member. Needs MANAGE_ROLES and everything that the role allows.',
  })
  async grantRole(
    @Arg('input', () => GrantRoleInput, { description: 'Whom, and which role.' }) input: GrantRoleInput,
    @Ctx() context: Context,
  ): Promise<GrantRolePayload> {
    const [caller, guildId, userId] = [personOf(context), targetOf(input.guildId), targetOf(input.userId)];
    const answer = await context.handlers.grantRole(caller, input.commandId, { guildId, userId }, targetOf(input.roleId));
    return memberPayload(context, guildId, userId, unwrap(answer).position);
  }

  @Mutation(() => RevokeRolePayload, {
    description: 'Takes a role from a member who stands below you, or from yourself. Needs MANAGE_ROLES.',
  })
  async revokeRole(
    @Arg('input', () => RevokeRoleInput, { description: 'From whom, and which role.' }) input: RevokeRoleInput,
    @Ctx() context: Context,
  ): Promise<RevokeRolePayload> {
    const [caller, guildId, userId] = [personOf(context), targetOf(input.guildId), targetOf(input.userId)];
    const answer = await context.handlers.revokeRole(caller, input.commandId, { guildId, userId }, targetOf(input.roleId));
    return memberPayload(context, guildId, userId, unwrap(answer).position);
  }

  @Mutation(() => KickMemberPayload, { description: 'Removes a member who stands below you. Needs KICK.' })
  async kickMember(
    @Arg('input', () => KickMemberInput, { description: 'Whom, and why.' }) input: KickMemberInput,
    @Ctx() context: Context,
  ): Promise<KickMemberPayload> {
    const [caller, guildId, userId] = [personOf(context), targetOf(input.guildId), targetOf(input.userId)];
    const reason = input.reason ?? undefined;
    const answer = await context.handlers.kickMember(caller, input.commandId, { guildId, userId }, reason);
    return memberPayload(context, guildId, userId, unwrap(answer).position);
  }
}
