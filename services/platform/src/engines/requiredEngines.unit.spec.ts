import { expect, it } from 'vitest';
import { InvalidSetting, readEnvironment } from '../env/environment.ts';
import { requiredEngines } from './requiredEngines.ts';

const all = ['eventStoreUrl', 'readStoreUrl', 'privateStoreUrl', 'vaultKeyFile', 'redisUrl'] as const;

it('names every engine that a program needs and does not have', () => {
  const missing = (variables: Record<string, string>) => {
    try {
      return requiredEngines(readEnvironment(variables), all);
    } catch (error) {
      return error instanceof InvalidSetting ? error.problems.map(({ name }) => name) : error;
    }
  };
  expect(missing({ MONGO_URL: 'mongodb://one/chat' })).toEqual(['ESDB_URI', 'PRIVATE_MONGO_URL', 'VAULT_KEY_FILE', 'REDIS_URL']);
  const given = {
    ESDB_URI: 'esdb://one:2113',
    MONGO_URL: 'mongodb://one/chat',
    PRIVATE_MONGO_URL: 'mongodb://one/keys',
    VAULT_KEY_FILE: 'ab'.repeat(32),
    REDIS_URL: 'redis://one',
  };
  expect(missing(given)).toEqual({
    eventStoreUrl: given.ESDB_URI,
    readStoreUrl: given.MONGO_URL,
    privateStoreUrl: given.PRIVATE_MONGO_URL,
    vaultKeyFile: given.VAULT_KEY_FILE,
    redisUrl: given.REDIS_URL,
  });
});
