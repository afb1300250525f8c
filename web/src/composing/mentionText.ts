/** A mention as its writer reads it, and as the server keeps it. */
export interface Named {
  /** Such as `@Борис`. */
  readonly shown: string;
  /** Such as `<@id>`. */
  readonly token: string;
}

/** What somebody is writing: the text as they read it, and what the names in it stand for. */
export interface Draft {
  readonly text: string;
  readonly names: readonly Named[];
}

export const emptyDraft: Draft = { text: '', names: [] };

const codeOrRest = /(```[\s\S]*?(?:```|$)|`[^`\n]*`)/;
const endsWord = /[\p{L}\p{N}_]$/u;
const startsWord = /^[\p{L}\p{N}_]/u;

/** Outside of code: there no name calls anybody. */
const outsideCode = (text: string, change: (stretch: string) => string): string =>
  text
    .split(codeOrRest)
    .map((stretch, index) => (index % 2 === 1 ? stretch : change(stretch)))
    .join('');

/** `@Bo` is no name in `@Boris`. */
const isWhole = (shown: string, after: string): boolean => !endsWord.test(shown) || !startsWord.test(after);

const nameAt = (names: readonly Named[], text: string, at: number): Named | undefined =>
  names.find(({ shown }) => text.startsWith(shown, at) && isWhole(shown, text.slice(at + shown.length, at + shown.length + 2)));

const withTokens = (text: string, longestFirst: readonly Named[]): string => {
  let stored = '';
  for (let at = 0; at < text.length; ) {
    const sign = text[at];
    const name = sign === '@' || sign === '#' ? nameAt(longestFirst, text, at) : undefined;
    stored += name?.token ?? sign;
    at += name?.shown.length ?? 1;
  }
  return stored;
};

/** The text as it is sent. */
export const storedText = ({ text, names }: Draft): string => {
  if (names.length === 0) return text;
  const longestFirst = names.toSorted((one, other) => other.shown.length - one.shown.length);
  return outsideCode(text, (stretch) => withTokens(stretch, longestFirst));
};

/** How a mention is called; `undefined` where that is not known, so that its token is shown. */
export type NameOf = (kind: '@' | '@&' | '#', id: string) => string | undefined;

/**
 * The names with one more, and how it is shown among them: two people of one name are told apart by `hint`, such as a handle.
 */
export const withName = (names: readonly Named[], { shown, token }: Named, hint: string): readonly [Named, readonly Named[]] => {
  const another = names.find((name) => name.shown === shown);
  const name = another === undefined || another.token === token ? { shown, token } : { shown: `${shown} (${hint})`, token };
  return [name, [...names.filter((known) => known.shown !== name.shown), name]];
};

/** What was sent, as its writer reads it. */
export const shownDraft = (stored: string, nameOf: NameOf): Draft => {
  let names: readonly Named[] = [];
  const text = outsideCode(stored, (stretch) =>
    stretch.replace(/<(@&?|#)([0-9a-f]{32})>/g, (token, kind: '@' | '@&' | '#', id: string) => {
      const called = nameOf(kind, id);
      if (called === undefined) return token;
      const [name, known] = withName(names, { shown: `${kind === '#' ? '#' : '@'}${called}`, token }, id.slice(0, 4));
      names = known;
      return name.shown;
    }),
  );
  return { text, names };
};
