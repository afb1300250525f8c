import { newId } from '@chat/platform';
import { channelQuery } from './liveQueries.ts';
import { type LiveEvent, type LiveReader, readLive } from './liveReader.ts';
import { type Person, registerPerson } from './meeting.ts';
import type { RestartingProduct } from './restartingProduct.ts';

/** What the people of a conversation did so far, and who waits for more of it. */
export interface Progress {
  readonly count: number;
  done(): void;
  /** Resolves once so much was done. */
  reached(count: number): Promise<void>;
}

export const progressOf = (): Progress => {
  let count = 0;
  const waiting = new Map<() => void, number>();
  return {
    get count() {
      return count;
    },
    done: () => {
      count += 1;
      for (const [resolve, wanted] of waiting) if (wanted <= count && waiting.delete(resolve)) resolve();
    },
    reached: (wanted) =>
      new Promise((resolve) => {
        if (wanted <= count) resolve();
        else waiting.set(resolve, wanted);
      }),
  };
};

/** A message that was answered with success. */
export interface Acknowledged {
  readonly id: string;
  readonly seq: number;
  readonly content: string;
}

interface SendAnswer {
  readonly message: { readonly factId: string; readonly seq: number };
}

/** Sends one message after the other until told to stop, each until it is answered. */
export const write = async (
  product: RestartingProduct,
  writer: Person,
  { name, channelId, progress, isOver }: { name: string; channelId: string; progress: Progress; isOver: () => boolean },
): Promise<readonly Acknowledged[]> => {
  const sent: Acknowledged[] = [];
  for (let number = 1; !isOver(); number += 1) {
    const input = { channelId, content: `${name} says ${number}`, clientMessageId: newId() };
    const ask = () => writer.act<SendAnswer>('sendMessage', input, 'message { factId seq }');
    const { message } = await product.untilAnswered(writer, ask);
    sent.push({ id: message.factId, seq: message.seq, content: input.content });
    progress.done();
  }
  return sent;
};

/** People come and join, one after the other: commands of several appends each, any of which a kill may come after. */
export const arrive = async (
  product: RestartingProduct,
  host: Person,
  { guildId, isOver }: { readonly guildId: string; readonly isOver: () => boolean },
): Promise<readonly Person[]> => {
  const people: Person[] = [];
  for (let number = 1; !isOver(); number += 1) {
    const [invitation, registration, join] = [newId(), newId(), newId()];
    const invite = { guildId, maxUses: 1, commandId: invitation };
    type Invited = { readonly code: string };
    const { code } = await product.untilAnswered(host, () => host.act<Invited>('createInvite', invite, 'code'));
    const register = () => registerPerson(product.current, `guest${number}`, registration);
    const guest = await product.untilAnswered(host, register);
    await product.untilAnswered(guest, () => guest.act('joinGuild', { code, commandId: join }));
    people.push(guest);
  }
  return people;
};

/** A stock client that follows the channel over kills and cuts. */
export const follow = (product: RestartingProduct, reader: Person, channelId: string): LiveReader =>
  readLive({
    url: product.url,
    token: async () => reader.client.token ?? '',
    query: channelQuery,
    variables: { channelId },
    retryAttempts: 5_000,
  });

/** The facts that a reader was told, without what says where it stands. */
export const factsOf = ({ events }: LiveReader): readonly LiveEvent[] =>
  events.filter(({ __typename }) => __typename !== 'CaughtUp' && __typename !== 'Reset');
