/** A text for each plural category of its language. `{count}` in it becomes the number. */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** The same names with the same kind of text: the compiler finds what is missing, and what nobody asks for. */
export type Translated<English> = { readonly [Name in keyof English]: English[Name] extends string ? string : Plural };
