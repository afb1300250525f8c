/** So many measured heights are worth a search for those of rows that are not held any more. */
const many = 3_000;

/** Forgets the heights of rows that are not held any more, where there are very many: the virtualizer keeps each that it ever measured. */
export const forgetSizes = (sizes: Map<number | string | bigint, number>, rows: readonly { readonly key: string }[]): void => {
  if (sizes.size < many) return;
  const held = new Set<number | string | bigint>(rows.map(({ key }) => key));
  for (const key of sizes.keys()) if (!held.has(key)) sizes.delete(key);
};
