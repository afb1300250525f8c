import { inviteCodeOf } from '@chat/domain/membership';
import type { Vault } from '@chat/platform';
import type { InviteDocument } from '@chat/schema/views';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf, Total } from '../graph/connection.ts';
import { TimeScalar } from '../graph/scalars.ts';

@ObjectType({ description: 'An invite to a guild, as its members see it.' })
export class Invite {
  @Field(() => ID, { description: 'Id of the invite; what is passed on is its code.' })
  id!: string;

  @Field(() => String, { description: 'Whoever has it may join: 10 characters.' })
  code!: string;

  @Field(() => ID, { nullable: true, description: 'Id of the channel to show first.' })
  channelId!: string | null;

  @Field(() => ID, { description: 'Id of whoever made it.' })
  inviterId!: string;

  @Field(() => Int, { nullable: true, description: 'How often it can be used; null: as often as people like.' })
  maxUses!: number | null;

  @Field(() => Int, { description: 'How often it was used.' })
  uses!: number;

  @Field(() => TimeScalar, { nullable: true, description: 'When it ends; null: never.' })
  expiresAt!: number | null;

  @Field(() => Boolean, { description: 'Whether it was taken back.' })
  revoked!: boolean;

  @Field(() => TimeScalar, { description: 'When it was made.' })
  createdAt!: number;
}

/** A page of invites. */
export const InviteConnection = connectionOf('Invite', () => Invite);

@ObjectType({ description: 'What anybody who has the code may know before they join.' })
export class InvitePreview {
  @Field(() => ID, { description: 'Id of the guild.' })
  guildId!: string;

  @Field(() => String, { nullable: true, description: 'Name of the guild.' })
  guildName!: string | null;

  @Field(() => Total, { description: 'How many members it has.' })
  memberCount!: Total;

  @Field(() => String, { nullable: true, description: 'Name of whoever made the invite; null where they are gone.' })
  inviterName!: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the channel to show first.' })
  channelId!: string | null;

  @Field(() => TimeScalar, { nullable: true, description: 'When it ends; null: never.' })
  expiresAt!: number | null;
}

/** The invite of a document; its code is derived again. */
export const inviteOf = (vault: Pick<Vault, 'keyedHash'>, document: InviteDocument): Invite => ({
  id: document.inviteId,
  code: inviteCodeOf(vault, document.inviteId),
  channelId: document.channelId,
  inviterId: document.inviterId,
  maxUses: document.maxUses,
  uses: document.uses,
  expiresAt: document.expiresAt,
  revoked: document.revoked,
  createdAt: document.createdAt,
});
