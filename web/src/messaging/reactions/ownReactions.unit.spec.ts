import { describe, expect, it, vi } from 'vitest';
import { OwnReactions, type React } from './ownReactions.ts';

const thumb = 'u-1f44d';
const message = { id: 'm', position: '5', reactions: [{ emoji: thumb, count: 2, isOwn: false }] };

const reactionsWith = (react: React) => {
  const onProblem = vi.fn();
  return { reactions: new OwnReactions(react, onProblem), onProblem };
};

describe("one's own reactions", () => {
  it('are shown at once', () => {
    const { reactions } = reactionsWith(() => new Promise(() => undefined));
    void reactions.toggle('m', { emoji: thumb, isOwn: false });
    void reactions.toggle('m', { emoji: 'u-1f389', isOwn: false });
    expect(reactions.shown(message)).toEqual([
      { emoji: thumb, count: 3, isOwn: true },
      { emoji: 'u-1f389', count: 1, isOwn: true },
    ]);
  });

  it('count once when the fact is there before the answer', () => {
    const { reactions } = reactionsWith(() => new Promise(() => undefined));
    void reactions.toggle('m', { emoji: thumb, isOwn: false });
    const told = { ...message, position: '6', reactions: [{ emoji: thumb, count: 3, isOwn: true }] };
    expect(reactions.shown(told)).toEqual(told.reactions);
  });

  it('stay between the answer and the fact, and give way to what comes after it', async () => {
    const { reactions } = reactionsWith(async () => ({ emoji: thumb, position: '6' }));
    await reactions.toggle('m', { emoji: thumb, isOwn: false });
    expect(reactions.shown(message)).toEqual([{ emoji: thumb, count: 3, isOwn: true }]);
    const takenBackElsewhere = { ...message, position: '7' };
    expect(reactions.shown(takenBackElsewhere)).toEqual(message.reactions);
  });

  it('are taken back where the server refuses', async () => {
    const { reactions, onProblem } = reactionsWith(() => Promise.reject(new Error('no')));
    await reactions.toggle('m', { emoji: thumb, isOwn: false });
    expect(reactions.shown(message)).toEqual(message.reactions);
    expect(onProblem).toHaveBeenCalledOnce();
  });

  it('are asked for in the order of wanting', async () => {
    const asked: boolean[] = [];
    const { reactions } = reactionsWith(async (_, { isOwn }) => {
      asked.push(!isOwn);
      return { emoji: thumb, position: '6' };
    });
    const first = reactions.toggle('m', { emoji: thumb, isOwn: false });
    await Promise.all([first, reactions.toggle('m', { emoji: thumb, isOwn: true })]);
    expect(asked).toEqual([true, false]);
    expect(reactions.shown(message)).toEqual(message.reactions);
  });

  it('are called as the server calls them', async () => {
    const { reactions } = reactionsWith(async () => ({ emoji: 'u-2764', position: '6' }));
    await reactions.toggle('m', { emoji: 'u-2764-fe0f', isOwn: false });
    expect(reactions.shown({ ...message, reactions: [] })).toEqual([{ emoji: 'u-2764', count: 1, isOwn: true }]);
  });
});
