import { afterEach, describe, expect, it, vi } from 'vitest';
import { Session } from '../session/session.ts';
import { logIn } from './operations.ts';
import { Outbox } from './outbox.ts';

interface Sent {
  readonly clientMessageId: string;
  readonly content: string;
}

type Reply = (sent: Sent) => unknown;

const session = { userId: 'u', accessToken: 't', accessTokenExpiresAt: '2999-01-01T00:00:00.000Z' };
const done: Reply = () => ({ data: { sendMessage: { message: { messageId: 'm', seq: 1, at: '' } } } });
const lost: Reply = () => {
  throw new TypeError('no network');
};
const refused =
  (code: string, retryAfter?: number): Reply =>
  () => ({ errors: [{ message: code, extensions: { code, retryAfter } }] });

const outboxOver = async (...replies: readonly Reply[]) => {
  const sends: Sent[] = [];
  const waited: number[] = [];
  const arrived = vi.fn();
  const rest = [...replies];
  vi.stubGlobal('fetch', async (_url: string, { body }: { readonly body: string }) => {
    const { query, variables } = JSON.parse(body);
    if (!String(query).includes('sendMessage')) return Response.json({ data: { logIn: { session } } });
    sends.push(variables.input);
    return Response.json((rest.shift() ?? done)(variables.input));
  });
  const signedIn = new Session();
  await signedIn.begin(logIn, { input: { commandId: '', handle: '', password: '' } });
  const pause = async (milliseconds: number) => void waited.push(milliseconds);
  const outbox = new Outbox({ session: signedIn, channelId: 'c', onChange: () => undefined, onSent: arrived, pause });
  return { outbox, sends, waited, arrived };
};

afterEach(() => vi.unstubAllGlobals());

describe('the outbox', () => {
  it('sends again under the same id until an answer arrives', async () => {
    const { outbox, sends, arrived } = await outboxOver(lost, refused('UNAVAILABLE'));
    outbox.add('hello');
    await vi.waitFor(() => expect(arrived).toHaveBeenCalledOnce());
    expect(sends).toHaveLength(3);
    expect(new Set(sends.map(({ clientMessageId }) => clientMessageId)).size).toBe(1);
    expect(outbox.unsent()).toEqual([]);
  });

  it('sends in the order of writing, each under an id of its own', async () => {
    const { outbox, sends, arrived } = await outboxOver(lost);
    outbox.add('one');
    outbox.add('two');
    await vi.waitFor(() => expect(arrived).toHaveBeenCalledTimes(2));
    expect(sends.map(({ content }) => content)).toEqual(['one', 'one', 'two']);
    expect(sends[0]?.clientMessageId).not.toBe(sends[2]?.clientMessageId);
  });

  it('waits as long as the server says', async () => {
    const { outbox, waited, arrived } = await outboxOver(refused('RATE_LIMITED', 5_000));
    outbox.add('hello');
    await vi.waitFor(() => expect(arrived).toHaveBeenCalledOnce());
    expect(waited).toEqual([5_000]);
  });

  it('keeps a refused message with its reason, sends the next, and tries again when asked', async () => {
    const { outbox, sends, arrived } = await outboxOver(refused('TIMED_OUT'));
    outbox.add('one');
    outbox.add('two');
    await vi.waitFor(() => expect(arrived).toHaveBeenCalledOnce());
    expect(outbox.unsent()).toMatchObject([{ content: 'one', refusal: { code: 'TIMED_OUT' } }]);
    outbox.retry(sends[0]?.clientMessageId ?? '');
    await vi.waitFor(() => expect(arrived).toHaveBeenCalledTimes(2));
    expect(outbox.unsent()).toEqual([]);
  });

  it('forgets a message that is discarded', async () => {
    const { outbox, sends } = await outboxOver(refused('TIMED_OUT'));
    outbox.add('one');
    await vi.waitFor(() => expect(outbox.unsent()[0]?.refusal).toBeDefined());
    outbox.discard(sends[0]?.clientMessageId ?? '');
    expect(outbox.unsent()).toEqual([]);
  });
});
