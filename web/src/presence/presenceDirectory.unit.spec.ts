import type { Client } from '@urql/core';
import { expect, it } from 'vitest';
import { type Presence, PresenceDirectory } from './presenceDirectory.ts';

const world = () => {
  const asked: (readonly string[])[] = [];
  const seen = new Map<string, Presence>();
  let answering = Promise.resolve();
  const client = {
    query: (_document: unknown, { ids }: { readonly ids: readonly string[] }) => {
      asked.push(ids);
      const nodes = ids.map((id) => {
        const presence = seen.get(id);
        return presence === undefined ? null : { __typename: 'Person', id, presence };
      });
      return { toPromise: () => answering.then(() => ({ data: { nodes } })) };
    },
  } as unknown as Client; // all that is used of it
  const directory = new PresenceDirectory(client);
  const holdAnswers = () => {
    const held = Promise.withResolvers<void>();
    answering = held.promise;
    return held.resolve;
  };
  return { directory, asked, seen, holdAnswers };
};
const settled = () => new Promise((resolve) => setTimeout(resolve));

it('all who are shown in one moment are asked for together, each once', async () => {
  const { directory, asked, seen } = world();
  seen.set('bob', 'ONLINE');
  for (const id of ['bob', 'cyd', 'bob']) directory.watch(id);
  expect(directory.of('bob').get()).toBe('UNKNOWN');
  await settled();
  expect(asked).toEqual([['bob', 'cyd']]);
  expect([directory.of('bob').get(), directory.of('cyd').get()]).toEqual(['ONLINE', 'UNKNOWN']);
});

it('an answer that was asked for before somebody was told of is older than what was told', async () => {
  const { directory, seen, holdAnswers } = world();
  const answer = holdAnswers();
  seen.set('bob', 'ONLINE');
  directory.watch('bob');
  await settled();
  directory.changed([{ userId: 'bob', presence: 'IDLE' }]);
  answer();
  await settled();
  expect(directory.of('bob').get()).toBe('IDLE');
});

it('where it is too much to tell, those who are shown are asked for anew, and nobody else', async () => {
  const { directory, asked, seen } = world();
  const stop = directory.watch('bob');
  directory.watch('cyd');
  await settled();
  stop();
  seen.set('cyd', 'DO_NOT_DISTURB');
  directory.changed(null);
  await settled();
  expect(asked.at(-1)).toEqual(['cyd']);
  expect(directory.of('cyd').get()).toBe('DO_NOT_DISTURB');
});
