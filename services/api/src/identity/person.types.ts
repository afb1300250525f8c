import type { PersonDocument } from '@chat/schema/views';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../graph/node.types.ts';

export const PersonKindEnum = { PERSON: 'PERSON', PLACEHOLDER: 'PLACEHOLDER' } as const;
registerEnumType(PersonKindEnum, {
  name: 'PersonKind',
  description: 'What kind of account it is.',
  valuesConfig: {
    PERSON: { description: 'Somebody who registered.' },
    PLACEHOLDER: { description: 'A nickname of an imported conversation: nobody can log in as it.' },
  },
});

@ObjectType({ implements: Node, description: 'An account as others see it.' })
export class Person extends Node {
  @Field(() => PersonKindEnum, { description: 'What kind of account it is.' })
  kind!: keyof typeof PersonKindEnum;

  @Field(() => String, { nullable: true, description: 'Unique, lower case; null where it is a placeholder, or erased.' })
  handle!: string | null;

  @Field(() => String, { nullable: true, description: 'The name to show, as it was typed; null where its key is destroyed.' })
  displayName!: string | null;

  @Field(() => String, { description: '`#` and six lower-case hexadecimal digits.' })
  avatarColour!: string;
}

/** The person of a document. */
export const personFrom = (document: PersonDocument): Person => ({
  id: document._id,
  kind: document.kind,
  handle: document.handle,
  displayName: document.displayName,
  avatarColour: document.avatarColour,
});
