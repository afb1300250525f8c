export type Outcome<Value> = { readonly value: Value } | { readonly error: unknown };

const attempts = 3;

/** What the work answers with, or its error where it throws three times. */
export const attempt = <Value>(work: () => Value): Outcome<Value> => {
  let error: unknown;
  for (let left = attempts; left > 0; left -= 1) {
    try {
      return { value: work() };
    } catch (thrown) {
      error = thrown;
    }
  }
  return { error };
};
