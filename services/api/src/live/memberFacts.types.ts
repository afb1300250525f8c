import { Field, ID, ObjectType } from 'type-graphql';
import { TimeScalar } from '../graph/scalars.ts';
import { GuildFact, GuildMemberFact } from './guildFacts.types.ts';

@ObjectType({ implements: [GuildFact, GuildMemberFact], description: 'Somebody joined.' })
export class MemberJoined extends GuildMemberFact {}

@ObjectType({ implements: [GuildFact, GuildMemberFact], description: 'Somebody left.' })
export class MemberLeft extends GuildMemberFact {}

@ObjectType({ implements: [GuildFact, GuildMemberFact], description: 'Somebody was put out; they may come back.' })
export class MemberKicked extends GuildMemberFact {}

@ObjectType({ implements: [GuildFact, GuildMemberFact], description: 'Somebody was put out and may not come back.' })
export class MemberBanned extends GuildMemberFact {
  @Field(() => TimeScalar, { nullable: true, description: 'When the ban ends by itself; null: when it is lifted.' })
  until!: number | null;
}

@ObjectType({ implements: [GuildFact, GuildMemberFact], description: 'A ban was lifted.' })
export class MemberUnbanned extends GuildMemberFact {}

@ObjectType({ implements: [GuildFact, GuildMemberFact], description: 'A member has another role.' })
export class MemberRoleGranted extends GuildMemberFact {
  @Field(() => ID, { description: 'Id of the role.' })
  roleId!: string;
}

@ObjectType({ implements: [GuildFact, GuildMemberFact], description: 'A member lost a role.' })
export class MemberRoleRevoked extends GuildMemberFact {
  @Field(() => ID, { description: 'Id of the role.' })
  roleId!: string;
}

@ObjectType({ implements: [GuildFact, GuildMemberFact], description: 'A member may only read for a while.' })
export class MemberTimedOut extends GuildMemberFact {
  @Field(() => TimeScalar, { nullable: true, description: 'When it ends by itself; null: when it is lifted.' })
  until!: number | null;
}

@ObjectType({ implements: [GuildFact, GuildMemberFact], description: 'A member may write again.' })
export class MemberTimeoutLifted extends GuildMemberFact {}
