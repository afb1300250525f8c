import type { Answer } from '@chat/domain/commands';
import { seededIds } from '@chat/platform/testing';
import type { Emoji, Id } from '@chat/schema/events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleId } from '../runner/recorded.ts';
import { callerOf, channelId, LaggingNode, otherChannelId, people } from './testing/laggingNode.ts';

const emoji = ['u-1f44d', 'u-2764-fe0f', 'u-1f600'] as Emoji[];
const keys = seededIds('lagging');
const never = Number.POSITIVE_INFINITY;

interface Step {
  readonly kind: 'send' | 'edit' | 'remove' | 'react' | 'unreact' | 'pin' | 'unpin';
  readonly who: number;
  /** Which of the messages posted so far; one more than there are is unknown. */
  readonly message: number;
  readonly emoji: number;
  readonly key: Id;
}

const perform = (node: LaggingNode, step: Step): Promise<Answer> => {
  const { handlers } = node;
  const caller = callerOf(people[step.who % people.length] ?? people[0]);
  const posted = node.store.facts.filter(({ type }) => type === 'MessagePosted').map(({ id }) => id);
  const messageId = posted[step.message % (posted.length + 1)] ?? exampleId(0xbad);
  const reaction = { messageId, emoji: emoji[step.emoji % emoji.length] ?? ('' as Emoji) };
  switch (step.kind) {
    case 'send':
      return handlers.send(caller, step.key, channelId, { content: 'hello', replies: [] });
    case 'edit':
      return handlers.edit(caller, step.key, channelId, { messageId, content: 'changed' });
    case 'react':
    case 'unreact':
      return handlers[step.kind](caller, step.key, channelId, reaction);
    default:
      return handlers[step.kind](caller, step.key, channelId, messageId);
  }
};

const kinds = ['send', 'edit', 'remove', 'react', 'react', 'react', 'unreact', 'unreact', 'pin', 'unpin'] as const;
const commandStep = fc.record({ kind: fc.constantFrom(...kinds), who: fc.nat(2), message: fc.nat(2), emoji: fc.nat(1) });
const projectStep = fc.record({ view: fc.nat(3), count: fc.constantFrom(1, 2, 5, 30) });
const anyStep = fc.oneof(
  { weight: 6, arbitrary: commandStep },
  { weight: 5, arbitrary: projectStep },
  { weight: 1, arbitrary: fc.constant('restart' as const) },
  { weight: 2, arbitrary: fc.record({ retry: fc.nat(30) }) },
);

const saidBy = (answer: Answer) =>
  'rejected' in answer ? answer : { ...answer, facts: answer.facts.map(({ id, type, data }) => ({ id, type, data })) };

type AnyStep = typeof anyStep extends fc.Arbitrary<infer Value> ? Value : never;

const commandOf = (step: AnyStep, done: readonly Step[]): Step | undefined => {
  if (step === 'restart' || 'view' in step) return undefined;
  return 'retry' in step ? done[step.retry % Math.max(1, done.length)] : { ...step, key: keys.next() };
};

/** Runs the steps on a node whose views lag, and its commands on one whose views show nothing: that folds the whole stream. */
const runBoth = async (steps: readonly AnyStep[], trimFrom: number): Promise<void> => {
  const [lagging, folding] = [new LaggingNode(trimFrom), new LaggingNode(never)];
  const done: Step[] = [];
  for (const step of steps) {
    if (step === 'restart') lagging.restart();
    else if ('view' in step) await lagging.project(step.view, step.count);
    const command = commandOf(step, done);
    if (command === undefined) continue;
    done.push(command);
    expect(saidBy(await perform(lagging, command))).toEqual(saidBy(await perform(folding, command)));
  }
  expect(lagging.store.facts).toEqual(folding.store.facts);
};

describe('commands over views that lag behind', () => {
  it.each([1, 5, never])('decide as over the whole stream (tails trimmed from %d facts on)', (trimFrom) =>
    fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 20, maxLength: 60 }), (steps) => runBoth(steps, trimFrom)),
      { numRuns: 40 },
    ),
  );

  it('count pins truly, wherever the views stand', async () => {
    const node = new LaggingNode(64);
    const caller = callerOf(people[0]);
    const idOf = (answer: Answer) => ('rejected' in answer ? exampleId(0) : (answer.facts[0]?.id ?? exampleId(0)));
    const ids: Id[] = [];
    for (let number = 0; number < 251; number += 1)
      ids.push(idOf(await node.handlers.send(caller, keys.next(), channelId, { content: 'hello', replies: [] })));
    const [first = '' as Id, ...others] = ids;
    for (const id of others) await node.handlers.pin(caller, keys.next(), channelId, id);
    for (let round = 0; round < 6; round += 1) {
      expect(await node.handlers.pin(caller, keys.next(), channelId, first)).toMatchObject({ rejected: 'TOO_MANY', limit: 250 });
      await node.project(3, 90);
    }
    // The pin of a deleted message makes room.
    await node.handlers.remove(caller, keys.next(), channelId, others[0] ?? first);
    expect(await node.handlers.pin(caller, keys.next(), channelId, first)).toMatchObject({ facts: [{ type: 'MessagePinned' }] });
  });

  it('find a message of another channel nowhere, projected or not', async () => {
    const node = new LaggingNode(never);
    const [ada] = people;
    const sent = await node.handlers.send(callerOf(ada), keys.next(), otherChannelId, { content: 'there', replies: [] });
    if ('rejected' in sent) throw new Error(sent.rejected);
    const messageId = sent.facts[0]?.id ?? exampleId(0);
    for (const isProjected of [false, true]) {
      if (isProjected) await node.projectAll();
      const caller = callerOf(ada);
      const replies = [{ messageId, mention: true }];
      const answers = [
        await node.handlers.remove(caller, keys.next(), channelId, messageId),
        await node.handlers.pin(caller, keys.next(), channelId, messageId),
        await node.handlers.react(caller, keys.next(), channelId, { messageId, emoji: emoji[0] as Emoji }),
        await node.handlers.send(caller, keys.next(), channelId, { content: 'here', replies }),
      ];
      expect(answers.map((answer) => 'rejected' in answer && answer.rejected)).toEqual([
        'NOT_FOUND',
        'NOT_FOUND',
        'NOT_FOUND',
        'INVALID_INPUT',
      ]);
    }
  });

  it('are refused where a document that they rest on is parked, its receipt too: nothing is guessed', async () => {
    const node = new LaggingNode(never);
    const caller = callerOf(people[0]);
    const sent = await node.handlers.send(caller, keys.next(), channelId, { content: 'hello', replies: [] });
    const messageId = 'rejected' in sent ? exampleId(0) : (sent.facts[0]?.id ?? exampleId(0));
    const key = keys.next();
    const pinned = await node.handlers.pin(caller, key, channelId, messageId);
    const receipt = 'rejected' in pinned ? exampleId(0) : (pinned.facts[0]?.id ?? exampleId(0));
    const reaction = { messageId, emoji: emoji[0] as Emoji };
    const behind = { rejected: 'PROJECTION_BEHIND' };
    for (const parked of [`messages ${messageId}`, `receipts ${receipt}`, `conversations ${channelId}`]) {
      node.parked.add(parked);
      expect(await node.handlers.pin(caller, key, channelId, messageId)).toMatchObject(behind);
      node.parked.clear();
    }
    node.parked.add(`reactors ${messageId} ${reaction.emoji} ${people[0]}`);
    expect(await node.handlers.react(caller, keys.next(), channelId, reaction)).toMatchObject(behind);
    expect(await node.handlers.pin(caller, key, channelId, messageId)).toMatchObject({ repeated: true });
  });

  it('are refused while a view is more than 20,000 facts behind, and carried out when it has caught up', async () => {
    const node = new LaggingNode(256);
    const [ada] = people;
    const envelope = node.store.facts[0];
    if (envelope === undefined) throw new Error('the log is empty');
    const reactions = Array.from({ length: 20_001 }, (_, number) => ({
      id: exampleId(0x10_0000 + number),
      type: number === 0 ? 'MessagePosted' : 'MessageEdited',
      data: { authorId: ada, messageId: exampleId(0x10_0000), mentions: { users: [], roles: [] }, replies: [] },
      meta: envelope.meta,
    }));
    for (let at = 0; at < reactions.length; at += 256) {
      const facts = reactions.slice(at, at + 256);
      node.store.write({ stream: `channel-${channelId}`, expected: at === 0 ? 'no_stream' : at - 1, facts });
    }
    const send = () => node.handlers.send(callerOf(ada), keys.next(), channelId, { content: 'hello', replies: [] });
    expect(await send()).toMatchObject({ rejected: 'PROJECTION_BEHIND' });
    for (const view of [0, 1, 2, 3]) await node.project(view, 100);
    expect(await send()).toMatchObject({ facts: [{ revision: 20_001 }] });
  });
});
