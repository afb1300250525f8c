import type { Client } from '@urql/core';
import { expect, it } from 'vitest';
import { PeopleDirectory, type Person } from './peopleDirectory.ts';

const somebody = (id: string): Person => ({ id, handle: id, displayName: id, avatarColour: '#123456', kind: 'PERSON' });
// Whom it knows it does not ask for.
const silent = { query: () => ({ toPromise: () => new Promise(() => undefined) }) } as unknown as Client;

it('forgets whom nobody shows, those asked for longest ago first, where very many were shown', () => {
  const people = new PeopleDirectory(silent);
  const know = (from: number, to: number): void => {
    for (let at = from; at < to; at += 1) people.know(somebody(`${at}`));
  };
  know(0, 2_000);
  const shown = people.person('0');
  shown.subscribe(() => undefined);
  people.person('1');
  know(2_000, 2_501);
  // The same object: it was never forgotten.
  expect(people.person('0')).toBe(shown);
  expect(people.person('1').get()).toEqual(somebody('1'));
  expect(people.person('2500').get()).toEqual(somebody('2500'));
  expect(people.person('2').get()).toBeUndefined();
});
