import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../env/environment.ts';
import { openEsdbFace } from '../../testing/esdbFace/esdbFace.ts';
import { freePort } from '../../testing/freePort.ts';
import { onEveryMongo } from '../../testing/mongo/mongoDatabase.ts';
import { startRedis } from '../../testing/redisServer.ts';
import { temporaryDirectory } from '../../testing/temporaryDirectory.ts';
import { withComponent } from '../../testing/withComponent.ts';
import { checkUps } from './index.ts';

const key = 'ab'.repeat(32);
const check = (variables: Record<string, string>) => checkUps(readEnvironment(variables), 1_500);
const told = async (setting: string, variables: Record<string, string>) =>
  (await check(variables)).find((checkUp) => checkUp.setting === setting);

/** Takes connections, and answers nothing. */
const silentServer = async () => {
  const server = createServer((socket) => socket.on('error', () => undefined));
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { port, [Symbol.asyncDispose]: async () => void server.close() };
};

describe('a check-up', () => {
  it('of the embedded default finds nothing to ask', async () => {
    const states = (await check({})).map(({ state }) => state);
    expect(states).toEqual(['embedded', 'embedded', 'embedded', 'embedded']);
  });

  it('finds engines that are away, each by its setting, and says no password', async () => {
    const port = await freePort();
    const found = await check({
      ESDB_URI: `esdb://ada:hunter2@127.0.0.1:${port}?tls=false`,
      MONGO_URL: `mongodb://ada:hunter2@127.0.0.1:${port}/chat`,
      PRIVATE_MONGO_URL: `mongodb://ada:hunter2@127.0.0.1:${port}/keys`,
      VAULT_KEY_FILE: key,
      REDIS_URL: `redis://ada:hunter2@127.0.0.1:${port}`,
    });
    expect(found.map(({ state }) => state)).toEqual(['away', 'away', 'away', 'away']);
    expect(found.every(({ problem, advice }) => problem !== undefined && advice !== undefined)).toBe(true);
    expect(JSON.stringify(found)).not.toContain('hunter2');
  });

  it('finds engines that answer nothing', async () => {
    await using silent = await silentServer();
    const at = `127.0.0.1:${silent.port}`;
    const found = await check({
      ESDB_URI: `esdb://${at}?tls=false`,
      MONGO_URL: `mongodb://${at}/chat`,
      REDIS_URL: `redis://${at}`,
    });
    expect(found.map(({ state }) => state)).toEqual(['away', 'away', 'embedded', 'away']);
  });

  it('finds addresses that cannot be right', async () => {
    const found = await check({
      ESDB_URI: 'esdb://one?tls=maybe',
      MONGO_URL: 'mongodb://one/chat?w=hunter2&journal=maybe',
      REDIS_URL: 'redis://one/two/three',
    });
    expect(found.map(({ state }) => state)).toEqual(['wrong', 'wrong', 'embedded', 'wrong']);
    expect(JSON.stringify(found)).not.toContain('hunter2');
  });

  it('finds EventStoreDB well', async () => {
    await using directory = await temporaryDirectory();
    await using face = await openEsdbFace({ directory: directory.path });
    expect(await told('ESDB_URI', { ESDB_URI: `esdb://127.0.0.1:${face.port}?tls=false` })).toMatchObject({ state: 'ok' });
  });
});

withComponent('redis', 'a check-up of Redis', ({ path }) => {
  it('says its version, and whose password it does not take', async () => {
    await using server = await startRedis(path, { args: ['--requirepass', 'secret'] });
    const found = (password: string) => told('REDIS_URL', { REDIS_URL: server.url.replace('redis://', `redis://:${password}@`) });
    expect(await found('secret')).toMatchObject({ state: 'ok', version: expect.stringMatching(/^\d+\./) });
    expect(await found('other')).toMatchObject({ state: 'wrong', advice: expect.stringContaining('password') });
  });
});

withComponent('mongo', 'a check-up of MongoDB', ({ path }) => {
  onEveryMongo(path, (url) => {
    it('says its version', async () => {
      const [place, options = ''] = url().split('/?');
      expect(await told('MONGO_URL', { MONGO_URL: `${place}/chat?${options}` })).toMatchObject({ state: 'ok' });
    });
  });
});
