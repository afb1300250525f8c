import type { MessageFact, RemovedTexts } from './message.ts';

type Posted = Extract<MessageFact, { readonly __typename: 'MessagePosted' }>;

/** What others have said behind a position, in its order. */
export const saidSince = (
  recent: readonly (MessageFact | RemovedTexts)[],
  position: string,
  viewerId: string,
): readonly Posted[] =>
  recent.filter(
    (happened): happened is Posted =>
      '__typename' in happened &&
      happened.__typename === 'MessagePosted' &&
      happened.position > position &&
      happened.authorId !== viewerId,
  );

/** What is read out: the one message, or how many there are. */
export const announced = (said: readonly Posted[]): Posted | number => {
  const [only] = said;
  return said.length === 1 && only !== undefined ? only : said.length;
};
