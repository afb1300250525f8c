import { instance } from '@chat/domain/identity';
import { streams } from '@chat/schema/events';
import { Ctx, Field, ObjectType, Query, Resolver, registerEnumType } from 'type-graphql';
import type { Context } from '../graph/context.ts';

export const RegistrationModeEnum = { OPEN: 'OPEN', INVITE: 'INVITE', CLOSED: 'CLOSED' } as const;
registerEnumType(RegistrationModeEnum, {
  name: 'RegistrationMode',
  description: 'Who may register.',
  valuesConfig: {
    OPEN: { description: 'Everybody.' },
    INVITE: { description: 'Who has an invite to a guild.' },
    CLOSED: { description: 'Nobody.' },
  },
});

@ObjectType({ description: 'This installation.' })
export class Instance {
  @Field(() => RegistrationModeEnum, { description: 'Who may register.' })
  registration!: keyof typeof RegistrationModeEnum;

  @Field(() => Boolean, { description: 'False until the set-up link has made the first administrator.' })
  isSetUp!: boolean;
}

@Resolver()
export class InstanceResolver {
  @Query(() => Instance, { description: 'What anybody may know of this installation.' })
  async instance(@Ctx() context: Context): Promise<Instance> {
    const { state } = await context.services.aggregates.load(streams.instance, instance);
    return { registration: state.registration, isSetUp: state.administrators.size > 0 };
  }
}
