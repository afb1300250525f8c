import { nameKeyId } from '@chat/schema/views';
import { describe, it } from 'vitest';
import { projectionSpec } from '../runner/projectionSpec.ts';
import { exampleId, recorded } from '../runner/recorded.ts';
import { nameKeysProjection } from './nameKeys.projection.ts';

const userId = exampleId(0xa);
const place = { stream: `account-${userId}` };
const [first, second] = [exampleId(0x20), exampleId(0x21)];
const registered = (text: { handle: string; displayName: string } | null) =>
  recorded(
    'AccountRegistered',
    { handle: exampleId(0x11), claimId: exampleId(0x12), avatarColour: '#5865f2', locale: 'EN', text },
    { ...place, id: first },
  );
const anna = registered({ handle: 'an.na', displayName: 'Anna Maria Petrova' });
const renamed = (displayName: string) => recorded('DisplayNameChanged', { text: { displayName } }, { ...place, id: second });
const shredded = (factId: string, kind: 'ACCOUNT' | 'MESSAGE' = 'ACCOUNT') =>
  recorded('LeavesShredded', {
    ring: exampleId(0x30),
    ranges: [{ first: 0, last: 0 }],
    targets: [{ kind, factId, subjectId: userId, containerId: userId }],
  });
const key = (slot: number, text: string, factId = first) => ({
  [nameKeyId(userId, slot)]: { _id: nameKeyId(userId, slot), userId, factId, key: text },
});
const handle = key(0, 'an.na');

describe('name keys', () => {
  const spec = projectionSpec(nameKeysProjection);

  it('are the handle and the name from each later word on', () => {
    spec.given([anna]).then({ ...handle, ...key(1, 'maria petrova'), ...key(2, 'petrova') });
  });

  it('follow the name, whether it gets shorter or longer', () => {
    spec.given([anna, renamed('Анна Ёлкина')]).then({ ...handle, ...key(1, 'елкина', second) });
    spec
      .given([registered({ handle: 'an.na', displayName: 'Anna' }), renamed('A B')])
      .then({ ...handle, ...key(1, 'b', second) });
  });

  it('of placeholders are of their names alone', () => {
    const created = { guildId: exampleId(0xb), avatarColour: '#ffffff', text: { displayName: 'nick|away' } };
    spec.given([recorded('PlaceholderCreated', created, { ...place, id: first })]).then(key(1, 'away'));
  });

  it('are gone with the text that they are of, and no others', () => {
    spec.given([anna, shredded(first)]).then({});
    spec.given([anna, renamed('A B'), shredded(first)]).then(key(1, 'b', second));
    spec.given([anna, shredded(first, 'MESSAGE')]).then({ ...handle, ...key(1, 'maria petrova'), ...key(2, 'petrova') });
  });

  it('are none where the text was shredded before they were made', () => {
    spec.given([registered(null)]).then({});
  });
});
