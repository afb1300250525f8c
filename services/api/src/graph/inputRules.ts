import { createRequire } from 'node:module';
import { invalid } from '@chat/domain/errors';
import type * as ClassValidator from 'class-validator';
import { failure } from './failure.ts';

type Library = typeof ClassValidator;

// Part by part: as a whole it brings all phone numbers of the world along, which takes a start 300 ms.
const part = createRequire(import.meta.url);
const { Min } = part('class-validator/cjs/decorator/number/Min.js') as Pick<Library, 'Min'>;
const { Max } = part('class-validator/cjs/decorator/number/Max.js') as Pick<Library, 'Max'>;
const { MaxLength } = part('class-validator/cjs/decorator/string/MaxLength.js') as Pick<Library, 'MaxLength'>;
const { ArrayMaxSize } = part('class-validator/cjs/decorator/array/ArrayMaxSize.js') as Pick<Library, 'ArrayMaxSize'>;
const { Validator } = part('class-validator/cjs/validation/Validator.js') as Pick<Library, 'Validator'>;
const { getMetadataStorage } = part('class-validator/cjs/metadata/MetadataStorage.js') as Pick<Library, 'getMetadataStorage'>;

/** How a broken rule is told. */
interface Rule {
  readonly rule: 'RANGE' | 'TOO_LONG' | 'TOO_MANY';
  readonly limit: number;
}

const told = (rule: Rule['rule'], limit: number): { readonly context: Rule } => ({ context: { rule, limit } });

/** A number within bounds, inclusive; else INVALID_INPUT with rule RANGE. */
export const InRange =
  (least: number, most: number): PropertyDecorator =>
  (target, property) => {
    Min(least, told('RANGE', most))(target, property);
    Max(most, told('RANGE', most))(target, property);
  };

/** A text of at most so many code points; else INVALID_INPUT with rule TOO_LONG. */
export const AtMostLong = (most: number): PropertyDecorator => MaxLength(most, told('TOO_LONG', most));

/** A list of at most so many items; else INVALID_INPUT with rule TOO_MANY. */
export const AtMostItems = (most: number): PropertyDecorator => ArrayMaxSize(most, told('TOO_MANY', most));

const validator = new Validator();
const knownToHaveRules = new Map<unknown, boolean>();

const hasRules = (type: unknown): boolean => {
  if (typeof type !== 'function') return false;
  const known = knownToHaveRules.get(type);
  if (known !== undefined) return known;
  const has = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false).length > 0;
  knownToHaveRules.set(type, has);
  return has;
};

const options = {
  // A variable that is null says the same as one that is absent.
  skipMissingProperties: true,
  stopAtFirstError: true,
  // What was sent is not told again: it could be a password.
  validationError: { target: false, value: false },
};

const validate = async (input: object): Promise<void> => {
  const [error] = await validator.validate(input, options);
  if (error === undefined) return;
  const { rule, limit } = Object.values(error.contexts ?? {})[0] as Rule; // every rule above has one
  throw failure(invalid(error.property, rule, limit));
};

/** Judges what GraphQL has read, by the rules of its class. Rules of the domain are the domain's, for every way in. */
export const validateInput = (input: unknown, type: unknown): Promise<void> | undefined =>
  typeof input === 'object' && input !== null && hasRules(type) ? validate(input) : undefined;
