import type { Environment } from '../../env/environment.ts';
import { type CheckUp, embedded, type Findings } from './checkUp.ts';

export type { CheckUp } from './checkUp.ts';

/** Milliseconds that an engine has to answer. */
const usualPatience = 5_000;

type Ask = (address: string, patience: number) => Promise<Findings>;

const askEventStoreDb: Ask = async (...asked) => (await import('./askEventStoreDb.ts')).askEventStoreDb(...asked);
const askMongo: Ask = async (...asked) => (await import('./askMongo.ts')).askMongo(...asked);
const askRedis: Ask = async (...asked) => (await import('./askRedis.ts')).askRedis(...asked);

const engines: readonly {
  readonly part: string;
  readonly setting: string;
  readonly address: (environment: Environment) => string | undefined;
  readonly ask: Ask;
}[] = [
  { part: 'facts', setting: 'ESDB_URI', address: ({ eventStoreUrl }) => eventStoreUrl, ask: askEventStoreDb },
  { part: 'read models', setting: 'MONGO_URL', address: ({ readStoreUrl }) => readStoreUrl, ask: askMongo },
  { part: 'secrets and keys', setting: 'PRIVATE_MONGO_URL', address: ({ privateStoreUrl }) => privateStoreUrl, ask: askMongo },
  { part: 'presence, typing, limits', setting: 'REDIS_URL', address: ({ redisUrl }) => redisUrl, ask: askRedis },
];

/** Asks every engine that the settings name, all at once. Nothing is changed. */
export const checkUps = (environment: Environment, patience = usualPatience): Promise<readonly CheckUp[]> =>
  Promise.all(
    engines.map(async ({ part, setting, address, ask }) => {
      const given = address(environment);
      return { part, setting, ...(given === undefined ? embedded : await ask(given, patience)) };
    }),
  );
