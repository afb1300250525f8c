import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { CommandInput, Payload } from '../graph/node.types.ts';

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

@InputType({ description: 'Who may register from now on.' })
export class ChangeRegistrationModeInput extends CommandInput {
  @Field(() => RegistrationModeEnum, { description: 'Who may register.' })
  mode!: keyof typeof RegistrationModeEnum;
}

@ObjectType({ description: 'It is changed who may register.' })
export class ChangeRegistrationModePayload extends Payload {
  @Field(() => RegistrationModeEnum, { description: 'Who may register.' })
  mode!: keyof typeof RegistrationModeEnum;
}

@InputType({ description: 'Another administrator.' })
export class AppointAdministratorInput extends CommandInput {
  @Field(() => ID, { description: 'Id of the person.' })
  userId!: string;
}

@InputType({ description: 'One administrator less.' })
export class DismissAdministratorInput extends CommandInput {
  @Field(() => ID, { description: 'Id of the person. The last administrator stays: INVALID_INPUT, rule LAST_ADMINISTRATOR.' })
  userId!: string;
}

@ObjectType({ description: 'The person administers the instance.' })
export class AppointAdministratorPayload extends Payload {
  @Field(() => ID, { description: 'Id of the person.' })
  userId!: string;
}

@ObjectType({ description: 'The person administers the instance no more.' })
export class DismissAdministratorPayload extends Payload {
  @Field(() => ID, { description: 'Id of the person.' })
  userId!: string;
}
