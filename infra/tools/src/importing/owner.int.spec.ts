import { identityHandlers, setUpSecret } from '@chat/domain/identity';
import { newId } from '@chat/platform';
import { recordingLog, temporaryDirectory } from '@chat/platform/testing';
import { openNode } from '@chat/standalone/node';
import { expect, it } from 'vitest';
import { ownerFor } from './owner.ts';
import { placeholderOwnerId } from './source.ts';
import { environmentOn } from './testing/importing.ts';

it('the owner is whom the handle names, else the first administrator, else an account of the import', async () => {
  await using directory = await temporaryDirectory();
  await using node = await openNode(environmentOn(directory.path), recordingLog('error'));
  const { services } = node;
  const importId = newId();
  expect(await ownerFor(services, importId, undefined)).toBe(placeholderOwnerId(importId));

  const visitor = { correlationId: newId(), address: '127.0.0.1', device: 'a spec' };
  const ada = { handle: 'ada', displayName: 'Ada', password: 'a long harbour rope', locale: 'EN' as const };
  const token = (await setUpSecret(services)) ?? '';
  const granted = await identityHandlers(services, async () => false).setUp(visitor, newId(), { ...ada, token });
  const userId = 'userId' in granted ? granted.userId : undefined;
  expect(userId).toBeDefined();
  expect(await ownerFor(services, importId, undefined)).toBe(userId);
  expect(await ownerFor(services, importId, 'Ada')).toBe(userId);
  await expect(ownerFor(services, importId, 'nobody_here')).rejects.toMatchObject({ name: 'UnknownOwner' });
});
