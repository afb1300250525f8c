import type { Client } from '@urql/core';
import type { Person } from '../people/peopleDirectory.ts';
import { ask } from '../shared/asking.ts';
import { PeopleInDocument } from './peopleIn.generated.ts';

/** Guilds that are looked through at once. */
const atOnce = 5;
/** Enough to choose from. */
const enough = 20;

/** A placeholder of an import is nobody to write to. */
const isSomebody = (person: Person | null): person is Person => person?.kind === 'PERSON';

const searchIn = async (client: Client, guildId: string, text: string): Promise<readonly Person[]> => {
  const { guild } = await ask(client, PeopleInDocument, { guildId, search: text });
  return guild?.members.edges.map(({ node }) => node.person).filter(isSomebody) ?? [];
};

/** People of these guilds whose name or handle begins so, each once: those of the first guilds first. */
export const searchPeople = async (client: Client, guildIds: readonly string[], text: string): Promise<readonly Person[]> => {
  const found = new Map<string, Person>();
  for (let from = 0; from < guildIds.length && found.size < enough; from += atOnce) {
    const pages = await Promise.all(guildIds.slice(from, from + atOnce).map((guildId) => searchIn(client, guildId, text)));
    for (const person of pages.flat()) found.set(person.id, person);
  }
  return [...found.values()].slice(0, enough);
};
