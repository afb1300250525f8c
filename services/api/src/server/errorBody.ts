import { type ErrorCode, errorTable, type Refusal } from '@chat/domain/errors';

/** What everything that is refused before GraphQL answers with: errors of the same shape and codes as GraphQL's. */
export interface ErrorBody {
  readonly errors: readonly [
    {
      readonly message: string;
      readonly extensions: { readonly code: ErrorCode } & Omit<Refusal, 'rejected'>;
    },
  ];
}

interface Said extends Omit<Refusal, 'rejected'> {
  readonly message?: string;
}

/** The body of a refusal; its sentence is that of the error table where none is given. */
export const errorBody = (code: ErrorCode, { message = errorTable[code].meaning, ...details }: Said = {}): ErrorBody => ({
  errors: [{ message, extensions: { code, ...details } }],
});
