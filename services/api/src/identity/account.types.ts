import { Field, InputType, registerEnumType } from 'type-graphql';
import { CommandInput } from '../graph/node.types.ts';

export const LocaleEnum = { EN: 'EN', RU: 'RU', OTHER: 'OTHER' } as const;
registerEnumType(LocaleEnum, {
  name: 'Locale',
  description: 'A language of the interface.',
  valuesConfig: {
    EN: { description: 'English.' },
    RU: { description: 'Russian.' },
    OTHER: { description: 'Another one: the interface is English.' },
  },
});

const returnRefreshToken = {
  defaultValue: false,
  description: 'True: the refresh token comes in the payload and no cookie is set, for clients that keep no cookies.',
};

/** What an account is opened with. */
@InputType({ description: 'What an account is opened with.' })
class NewAccountInput extends CommandInput {
  @Field(() => String, { description: '2 to 32 of a–z, 0–9, `_` and `.`, in either case; unique. Some names are reserved.' })
  handle!: string;

  @Field(() => String, { description: 'The name to show: 1 to 64 code points, kept as typed.' })
  displayName!: string;

  @Field(() => String, { description: '8 to 256 characters; common passwords are refused as TOO_COMMON.' })
  password!: string;

  @Field(() => LocaleEnum, { defaultValue: 'EN', description: 'The language of the interface and of mails.' })
  locale!: keyof typeof LocaleEnum;

  @Field(() => Boolean, returnRefreshToken)
  returnRefreshToken!: boolean;
}

@InputType({ description: 'The first administrator.' })
export class SetUpInput extends NewAccountInput {
  @Field(() => String, { description: 'What stands behind `#` in the set-up link that the start printed.' })
  token!: string;
}

@InputType({ description: 'A new account.' })
export class RegisterInput extends NewAccountInput {
  @Field(() => String, {
    nullable: true,
    description: 'The code of an invite, where the instance asks for one. Join by it afterwards.',
  })
  inviteCode?: string | null;
}

@InputType({ description: 'Who wants to log in.' })
export class LogInInput extends CommandInput {
  @Field(() => String, { description: 'The handle, in either case.' })
  handle!: string;

  @Field(() => String, { description: 'The password.' })
  password!: string;

  @Field(() => Boolean, returnRefreshToken)
  returnRefreshToken!: boolean;
}

@InputType({ description: 'Which session goes on.' })
export class RefreshInput extends CommandInput {
  @Field(() => String, {
    nullable: true,
    description: 'The refresh token, from clients that keep no cookies; the next one then comes in the payload.',
  })
  refreshToken?: string | null;
}
