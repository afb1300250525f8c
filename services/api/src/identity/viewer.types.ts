import { Field, ID, ObjectType } from 'type-graphql';
import { LocaleEnum } from './account.types.ts';

/** Whoever asks. Other slices add their fields by resolvers of their own. */
@ObjectType({ description: 'Whoever asks, with what only they may see.' })
export class Viewer {
  @Field(() => ID, { description: 'Id of the person.' })
  id!: string;

  @Field(() => Boolean, { description: 'Whether a mail address of theirs is verified.' })
  isEmailVerified!: boolean;

  @Field(() => Boolean, { description: 'Whether they administer the instance.' })
  isAdministrator!: boolean;

  @Field(() => LocaleEnum, { description: 'The language of the interface and of mails.' })
  locale!: keyof typeof LocaleEnum;
}
