import { textRules } from '@chat/schema/text';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Resolver, Root, registerEnumType } from 'type-graphql';
import type { Connection } from '../graph/connection.ts';
import type { Context } from '../graph/context.ts';
import { AtMostLong } from '../graph/inputRules.ts';
import { PageArgs, pageOf } from '../graph/page.ts';
import { TimeScalar } from '../graph/scalars.ts';
import { Guild, Role, visibleGuild } from '../guilds/index.ts';
import { Person, personFrom } from '../identity/index.ts';
import { Member, MemberConnection } from './member.types.ts';
import { membersByJoin } from './memberPages.ts';
import { membersByName } from './memberSearch.ts';
import { visibleMember } from './visibleMember.ts';

export const MemberOrderEnum = { NAME: 'NAME', JOINED: 'JOINED' } as const;
registerEnumType(MemberOrderEnum, {
  name: 'MemberOrder',
  description: 'The order of members.',
  valuesConfig: { NAME: { description: 'By name.' }, JOINED: { description: 'Who joined first comes first.' } },
});

@ArgsType()
class MembersArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'Only those whose name begins with this, and after them those of whom a later word of the name or the handle does; whatever the case and the marks. At most 64 code points. Where few of many are in this guild, a page may be short and have a next one.',
  })
  @AtMostLong(textRules.displayName.max)
  search?: string | null;

  @Field(() => MemberOrderEnum, { defaultValue: 'NAME', description: 'By name, or by the time of joining.' })
  order!: keyof typeof MemberOrderEnum;
}

@Resolver(() => Guild)
export class GuildMembersResolver {
  @FieldResolver(() => MemberConnection, { description: 'Its members.' })
  members(
    @Root() guild: Guild,
    @Args(() => MembersArgs) { search, order, ...page }: MembersArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Member>> {
    const byJoin = order === 'JOINED' && (search ?? '') === '';
    return byJoin ? membersByJoin(context, guild.id, pageOf(page)) : membersByName(context, guild.id, search ?? '', pageOf(page));
  }

  @FieldResolver(() => Member, {
    nullable: true,
    description: 'One member by the id of the person; null where they are not in it.',
  })
  member(
    @Root() guild: Guild,
    @Arg('userId', () => ID, { description: 'Id of the person.' }) userId: string,
    @Ctx() context: Context,
  ): Promise<Member | null> {
    return visibleMember(context, guild.id, userId);
  }
}

@Resolver(() => Member)
export class MemberResolver {
  @FieldResolver(() => Person, { nullable: true, description: 'Who they are; null until the read model has them.' })
  async person(@Root() member: Member, @Ctx() context: Context): Promise<Person | null> {
    const document = await context.loaders.people.load(member.userId);
    return document === undefined ? null : personFrom(document);
  }

  @FieldResolver(() => [Role], { description: 'The roles that they hold.' })
  async roles(@Root() member: Member, @Ctx() context: Context): Promise<readonly Role[]> {
    const guild = await visibleGuild(context, member.guildId);
    return (guild?.roles ?? []).filter(({ id }) => member.roleIds.includes(id));
  }

  @FieldResolver(() => Boolean, { description: 'Whether they are timed out: they can read, but not write.' })
  async timedOut(@Root() member: Member, @Ctx() context: Context): Promise<boolean> {
    const timeout = await context.loaders.timeouts.load(member.id);
    return timeout !== undefined && (timeout.until === null || timeout.until > context.services.clock.now());
  }

  @FieldResolver(() => TimeScalar, {
    nullable: true,
    description: 'When their time-out ends; null where it does not, or there is none.',
  })
  async timedOutUntil(@Root() member: Member, @Ctx() context: Context): Promise<number | null> {
    return (await context.loaders.timeouts.load(member.id))?.until ?? null;
  }
}
