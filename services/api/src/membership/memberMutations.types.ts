import type { Id, Position } from '@chat/schema/events';
import { memberId } from '@chat/schema/views';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { Context } from '../graph/context.ts';
import { CommandInput, Payload } from '../graph/node.types.ts';
import { Member } from './member.types.ts';
import { visibleMember } from './visibleMember.ts';

@InputType({ description: 'A member of a guild.' })
export class MemberInput extends CommandInput {
  @Field(() => ID, { description: 'Id of the guild.' })
  guildId!: string;

  @Field(() => ID, { description: 'Id of the person.' })
  userId!: string;
}

@InputType({ description: 'A role to give to a member.' })
export class GrantRoleInput extends MemberInput {
  @Field(() => ID, { description: 'Id of the role.' })
  roleId!: string;
}

@InputType({ description: 'A role to take from a member.' })
export class RevokeRoleInput extends MemberInput {
  @Field(() => ID, { description: 'Id of the role.' })
  roleId!: string;
}

@InputType({ description: 'A member to remove; they may come back with an invite.' })
export class KickMemberInput extends MemberInput {
  @Field(() => String, { nullable: true, description: 'Why, at most 512 code points.' })
  reason?: string | null;
}

@ObjectType({ description: 'What a mutation of a member answers with.' })
export class MemberPayload extends Payload {
  @Field(() => ID, { description: 'Id of the guild.' })
  guildId!: string;

  @Field(() => ID, { description: 'Id of the person.' })
  userId!: string;

  @Field(() => Member, { nullable: true, description: 'The member with the change; null where they are not in it any more.' })
  member!: Promise<Member | null>;
}

@ObjectType({ description: 'The member who holds the role now.' })
export class GrantRolePayload extends MemberPayload {}

@ObjectType({ description: 'The member who does not hold the role any more.' })
export class RevokeRolePayload extends MemberPayload {}

@ObjectType({ description: 'Who was removed.' })
export class KickMemberPayload extends MemberPayload {}

/** Waits for the views only where the member is asked for. */
export const memberPayload = (context: Context, guildId: Id, userId: Id, position: Position): MemberPayload => ({
  position,
  guildId,
  userId,
  get member() {
    context.views.atLeast(position);
    context.loaders.members.clear(memberId(guildId, userId));
    return visibleMember(context, guildId, userId);
  },
});
