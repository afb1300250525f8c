import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { CommandInput, Payload } from '../graph/node.types.ts';
import { LocaleEnum } from './account.types.ts';

@InputType({ description: 'Another name to show.' })
export class ChangeDisplayNameInput extends CommandInput {
  @Field(() => String, { description: '1 to 64 code points, kept as typed.' })
  displayName!: string;
}

@InputType({ description: 'Another colour of the avatar.' })
export class ChangeAvatarColourInput extends CommandInput {
  @Field(() => String, { description: '`#` and six hexadecimal digits.' })
  colour!: string;
}

@InputType({ description: 'Another language.' })
export class ChangeLocaleInput extends CommandInput {
  @Field(() => LocaleEnum, { description: 'The language of the interface and of mails.' })
  locale!: keyof typeof LocaleEnum;
}

@ObjectType({ description: 'The name is changed.' })
export class ChangeDisplayNamePayload extends Payload {
  @Field(() => String, { nullable: true, description: 'The name, as it was typed; null where it is erased by now.' })
  displayName!: string | null;
}

@ObjectType({ description: 'The colour is changed.' })
export class ChangeAvatarColourPayload extends Payload {
  @Field(() => String, { description: '`#` and six lower-case hexadecimal digits.' })
  colour!: string;
}

@ObjectType({ description: 'The language is changed.' })
export class ChangeLocalePayload extends Payload {
  @Field(() => LocaleEnum, { description: 'The language of the interface and of mails.' })
  locale!: keyof typeof LocaleEnum;
}

@InputType({ description: 'An address that the person says is theirs.' })
export class RequestEmailVerificationInput extends CommandInput {
  @Field(() => String, { description: 'The address.' })
  email!: string;
}

@ObjectType({ description: 'A mail is on its way. Whether somebody has the address is not told.' })
export class RequestEmailVerificationPayload extends Payload {}

@InputType({ description: 'The link of the mail.' })
export class VerifyEmailInput extends CommandInput {
  @Field(() => String, { description: 'What stands behind `#` in the link.' })
  token!: string;
}

@ObjectType({ description: 'The address is the person’s.' })
export class VerifyEmailPayload extends Payload {
  @Field(() => ID, { description: 'Id of the person.' })
  userId!: string;
}
