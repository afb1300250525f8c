/** Everything in a payload that a person wrote. */
const texts = ['content', 'name', 'topic'] as const;

/** The same payload without what a person wrote. */
export const withoutTexts = (payload: object): object => {
  const emptied: object = Object.assign(Object.create(Object.getPrototypeOf(payload) as object), payload);
  for (const text of texts) if (text in payload) Object.assign(emptied, { [text]: null });
  return emptied;
};

const nobody = { users: [], roles: [], everyone: false, here: false } as const;

/** Also without whom they mentioned. */
export const withoutWords = (payload: object): object => {
  const emptied = withoutTexts(payload);
  return 'mentions' in emptied ? Object.assign(emptied, { mentions: nobody }) : emptied;
};
