/** The ways in. */
export type Entry = 'logIn' | 'register' | 'setUp';

/** What is filled in. */
export interface EntryFields {
  readonly handle: string;
  readonly displayName: string;
  readonly password: string;
}

export const emptyFields: EntryFields = { handle: '', displayName: '', password: '' };

export type FieldName = keyof EntryFields;

/** The fields of a way in, in their order. */
export const fieldsOf = (entry: Entry): readonly FieldName[] =>
  entry === 'logIn' ? ['handle', 'password'] : ['handle', 'displayName', 'password'];
