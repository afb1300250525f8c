/** `u-1f44d-1f3fb` as the sign that it names; one that is no sign of its own, such as an emoji of a guild, as a placeholder. */
export const emojiOf = (name: string): string => {
  if (!/^u(-[0-9a-f]{1,5})+$/.test(name)) return '▫';
  const codes = name.split('-').slice(1);
  return String.fromCodePoint(...codes.map((code) => Number.parseInt(code, 16)));
};
