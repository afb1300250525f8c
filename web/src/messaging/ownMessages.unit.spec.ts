import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RequestFailed } from '../session/requestFailed.ts';
import { OwnMessages } from './ownMessages.ts';

const commandsThat = (answer: () => Promise<void>) => ({
  edit: vi.fn(answer),
  remove: vi.fn(answer),
  pin: vi.fn(answer),
  react: vi.fn(async () => ({ emoji: 'u-1f44d', position: '1' })),
});

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('deleting a message', () => {
  it('happens after some seconds', () => {
    const commands = commandsThat(async () => undefined);
    const own = new OwnMessages('c', commands);
    own.remove('m');
    expect(own.state.get().leavingId).toBe('m');
    expect(commands.remove).not.toHaveBeenCalled();
    vi.advanceTimersByTime(5_000);
    expect(commands.remove).toHaveBeenCalledWith('c', 'm');
    expect(own.state.get().leavingId).toBeUndefined();
  });

  it('can be taken back until then', () => {
    const commands = commandsThat(async () => undefined);
    const own = new OwnMessages('c', commands);
    own.remove('m');
    own.takeBack();
    vi.advanceTimersByTime(10_000);
    expect(commands.remove).not.toHaveBeenCalled();
  });

  it('happens at once when another goes, and when the channel is left', () => {
    const commands = commandsThat(async () => undefined);
    const own = new OwnMessages('c', commands);
    own.remove('m');
    own.remove('n');
    expect(commands.remove).toHaveBeenCalledWith('c', 'm');
    own.leave();
    vi.advanceTimersByTime(10_000);
    expect(commands.remove.mock.calls).toEqual([
      ['c', 'm'],
      ['c', 'n'],
    ]);
  });
});

describe('saving an edit', () => {
  it('asks for nothing where nothing is changed, or nothing is left', async () => {
    const commands = commandsThat(async () => undefined);
    const own = new OwnMessages('c', commands);
    await own.save({ id: 'm', content: 'same' }, 'same');
    await own.save({ id: 'm', content: 'same' }, '  ');
    expect(commands.edit).not.toHaveBeenCalled();
    await own.save({ id: 'm', content: 'same' }, 'other');
    expect(commands.edit).toHaveBeenCalledWith('c', 'm', 'other');
  });

  it('ends once the server has it; what it refuses stays with whoever wrote it', async () => {
    const refused = new RequestFailed({ message: 'no', extensions: { code: 'MESSAGE_DELETED' } });
    const commands = commandsThat(async () => undefined);
    commands.edit.mockRejectedValueOnce(refused);
    const own = new OwnMessages('c', commands);
    own.edit('m');
    await own.save({ id: 'm', content: 'one' }, 'two');
    expect(own.state.get()).toMatchObject({ editedId: 'm', problem: { code: 'MESSAGE_DELETED' } });
    await own.save({ id: 'm', content: 'one' }, 'two');
    expect(own.state.get()).toMatchObject({ editedId: undefined, problem: undefined });
  });
});

it('what the server refuses is told', async () => {
  const refused = new RequestFailed({ message: 'no', extensions: { code: 'TOO_MANY' } });
  const own = new OwnMessages(
    'c',
    commandsThat(() => Promise.reject(refused)),
  );
  await own.pin('m', true);
  expect(own.state.get().problem).toEqual({ code: 'TOO_MANY' });
  own.forgetProblem();
  expect(own.state.get().problem).toBeUndefined();
});
