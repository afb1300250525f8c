/** Replaced by the committed Unicode list. */
export const isKnownEmoji = (value: string): boolean => /^u-[0-9a-f]{2,5}(-[0-9a-f]{2,5})*$/.test(value);
