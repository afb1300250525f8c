import { instance } from '@chat/domain/identity';
import { type Id, streams } from '@chat/schema/events';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { type Context, personOf } from '../graph/context.ts';
import { unwrap } from '../graph/failure.ts';
import { idOf } from '../graph/scalars.ts';
import {
  AppointAdministratorInput,
  AppointAdministratorPayload,
  ChangeRegistrationModeInput,
  ChangeRegistrationModePayload,
  DismissAdministratorInput,
  DismissAdministratorPayload,
  Instance,
} from './instance.types.ts';

const unknownId = '' as Id; // answered like any other id that there is not

@Resolver()
export class InstanceResolver {
  @Query(() => Instance, { description: 'What anybody may know of this installation.' })
  async instance(@Ctx() context: Context): Promise<Instance> {
    const { state } = await context.services.aggregates.load(streams.instance, instance);
    return { registration: state.registration, isSetUp: state.administrators.size > 0 };
  }

  @Mutation(() => ChangeRegistrationModePayload, { description: 'Changes who may register. For administrators.' })
  async changeRegistrationMode(
    @Arg('input', () => ChangeRegistrationModeInput) input: ChangeRegistrationModeInput,
    @Ctx() context: Context,
  ): Promise<ChangeRegistrationModePayload> {
    const { position } = unwrap(await context.handlers.changeRegistrationMode(personOf(context), input.commandId, input.mode));
    return { position, mode: input.mode };
  }

  @Mutation(() => AppointAdministratorPayload, { description: 'Makes a person an administrator. For administrators.' })
  async appointAdministrator(
    @Arg('input', () => AppointAdministratorInput) input: AppointAdministratorInput,
    @Ctx() context: Context,
  ): Promise<AppointAdministratorPayload> {
    const userId = idOf(input.userId) ?? unknownId;
    const { position } = unwrap(await context.handlers.appointAdministrator(personOf(context), input.commandId, userId));
    return { position, userId };
  }

  @Mutation(() => DismissAdministratorPayload, {
    description: 'Makes a person an administrator no more. For administrators; the last one stays.',
  })
  async dismissAdministrator(
    @Arg('input', () => DismissAdministratorInput) input: DismissAdministratorInput,
    @Ctx() context: Context,
  ): Promise<DismissAdministratorPayload> {
    const userId = idOf(input.userId) ?? unknownId;
    const { position } = unwrap(await context.handlers.dismissAdministrator(personOf(context), input.commandId, userId));
    return { position, userId };
  }
}
