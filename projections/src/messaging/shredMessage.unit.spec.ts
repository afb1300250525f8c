import type { Answer } from '@chat/domain/commands';
import { seededIds } from '@chat/platform/testing';
import type { Id } from '@chat/schema/events';
import { beforeEach, describe, expect, it } from 'vitest';
import { exampleId } from '../runner/recorded.ts';
import { callerOf, channelId, LaggingNode, otherChannelId, people } from './testing/laggingNode.ts';

const [ada, bob] = people;
const keys = seededIds('shreds');
const idOf = (answer: Answer): Id => ('rejected' in answer ? exampleId(0) : (answer.facts[0]?.id ?? exampleId(0)));

describe('a shred', () => {
  let node: LaggingNode;
  let messageId: Id;
  const shred = (key: Id, parts: object = {}, by = bob) =>
    node.handlers.shred(callerOf(by), key, { channelId, messageId, revisionId: undefined, ...parts });
  const shreds = () => node.store.of('vault-main');

  beforeEach(async () => {
    node = new LaggingNode(256);
    messageId = idOf(await node.handlers.send(callerOf(bob), keys.next(), channelId, { content: 'secret', replies: [] }));
    await node.handlers.edit(callerOf(bob), keys.next(), channelId, { messageId, content: 'secret too' });
    await node.projectAll();
  });

  it('stands in the log before any key is gone', async () => {
    let stood = 0;
    node.vault.beforePuncture = () => {
      stood = shreds().length;
    };
    await shred(keys.next());
    expect(stood).toBe(1);
    expect(node.vault.punctured).toEqual([0, 1]);
  });

  it.each(['the same', 'another'])(
    'whose keys could not be destroyed is completed under %s key, with one fact',
    async (which) => {
      node.vault.beforePuncture = () => {
        throw new Error('disk full');
      };
      const key = keys.next();
      await expect(shred(key)).rejects.toThrow('disk full');
      node.vault.beforePuncture = () => undefined;
      await shred(which === 'the same' ? key : keys.next());
      expect(node.vault.punctured).toEqual([0, 1]);
      expect(shreds()).toHaveLength(1);
    },
  );

  it('of one revision leaves the other', async () => {
    await shred(keys.next(), { revisionId: messageId });
    expect(node.vault.punctured).toEqual([0]);
  });

  it('says the same under the same key, or conflicts', async () => {
    const key = keys.next();
    const first = await shred(key, { revisionId: messageId });
    expect(await shred(key, { revisionId: messageId })).toEqual({ ...first, repeated: true });
    const edit = node.store.facts.find(({ type }) => type === 'MessageEdited')?.id;
    expect(await shred(key, { revisionId: edit })).toEqual({ rejected: 'IDEMPOTENCY_CONFLICT' });
  });

  it.each([
    ['of an unknown message', { messageId: exampleId(0xbad) }, bob, 'NOT_FOUND'],
    ['of an unknown revision', { revisionId: exampleId(0xbad) }, bob, 'NOT_FOUND'],
    ['in another channel', { channelId: otherChannelId }, bob, 'NOT_FOUND'],
    ['of somebody else without the right to', {}, people[2], 'FORBIDDEN'],
  ])('%s is refused, and nothing is destroyed', async (_, parts, by, rejected) => {
    expect(await shred(keys.next(), parts, by)).toEqual({ rejected });
    expect(shreds()).toHaveLength(0);
    expect(node.vault.punctured).toEqual([]);
  });

  it('of somebody else is open to who manages messages', async () => {
    expect(await shred(keys.next(), {}, ada)).toMatchObject({ facts: [{ type: 'LeavesShredded' }] });
  });
});
