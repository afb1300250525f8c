/** `u-1f44d-1f3fb` as the sign that it names. */
export const emojiOf = (name: string): string =>
  String.fromCodePoint(
    ...name
      .split('-')
      .slice(1)
      .map((code) => Number.parseInt(code, 16)),
  );
