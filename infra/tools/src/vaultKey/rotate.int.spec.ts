import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidSetting, openMongoVault, readEnvironment } from '@chat/platform';
import { startMongoStandIn, temporaryDirectory } from '@chat/platform/testing';
import { withComponent } from '@chat/platform/testing/withComponent';
import type { Id } from '@chat/schema/events';
import { expect, it } from 'vitest';
import { rotateVaultKey } from './rotate.ts';

const id = (digit: string) => digit.repeat(32) as Id; // 32 hexadecimal digits

it('names the settings that it needs', async () => {
  const refusal = await rotateVaultKey(readEnvironment({})).catch((error: unknown) => error);
  const names = refusal instanceof InvalidSetting ? refusal.problems.map(({ name }) => name) : refusal;
  expect(names).toEqual(['PRIVATE_MONGO_URL', 'VAULT_KEY_FILE', 'VAULT_OLD_KEY_FILE']);
});

withComponent('mongo', 'the key of a vault in MongoDB', ({ path: jar }) => {
  it('is taken the place of, and what was sealed under it is opened with the new one alone', async () => {
    await using directory = await temporaryDirectory();
    await using server = await startMongoStandIn(jar);
    const [before = '', after = ''] = ['before', 'after'].map((name) => join(directory.path, name));
    for (const file of [before, after]) await writeFile(file, randomBytes(32));
    const url = server.url.replace('/?', '/keys?');
    const place = { url, database: 'keys' };
    const context = { stream: 'channel-x', factId: id('1'), type: 'MessagePosted' };
    const vault = await openMongoVault({ ...place, keyFiles: [before], create: true });
    const [sealed] = await vault.seal([{ ...context, ring: { owner: id('2'), scope: id('3') }, texts: { text: 'тайна' } }]);
    await vault.close();
    const environment = { PRIVATE_MONGO_URL: url, VAULT_KEY_FILE: after, VAULT_OLD_KEY_FILE: before };
    expect(await rotateVaultKey(readEnvironment(environment))).toBe(1);
    expect(await rotateVaultKey(readEnvironment(environment))).toBe(0);
    const again = await openMongoVault({ ...place, keyFiles: [after], create: false });
    expect(sealed && (await again.open([{ ...context, sealed }]))).toEqual([{ text: 'тайна' }]);
    await again.close();
  });
});
