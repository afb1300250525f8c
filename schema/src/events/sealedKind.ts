import { count, id, type Kind, type RingOwner, type Sealed } from './kinds.ts';

const base64url = /^[A-Za-z0-9_-]+$/;
const nonceForm = /^[A-Za-z0-9_-]{16}$/;
const sealedFields = 5;

const isSealed = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  const sealed = value as Record<string, unknown>;
  return (
    Object.keys(sealed).length === sealedFields &&
    id.check(sealed['ring'], '') === undefined &&
    count.check(sealed['leaf'], '') === undefined &&
    (sealed['leaf'] as number) < 2 ** 32 &&
    sealed['alg'] === 'A256GCM' &&
    typeof sealed['nonce'] === 'string' &&
    nonceForm.test(sealed['nonce']) &&
    typeof sealed['ct'] === 'string' &&
    base64url.test(sealed['ct'])
  );
};

/** Text that one ring seals; the arguments name the texts of its record. At most one a fact and ring. */
export const sealed = <const Required extends string, const Optional extends string = never>(
  by: RingOwner,
  required: readonly Required[],
  optional: readonly Optional[] = [],
): Kind<Sealed<Required, Optional>> => ({
  name: 'Sealed',
  texts: { by, required, optional },
  check: (value, field) => (isSealed(value) ? undefined : `${field} must be sealed text`),
});
