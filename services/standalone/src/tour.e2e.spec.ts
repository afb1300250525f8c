import { temporaryDirectory } from '@chat/platform/testing';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { graphqlClient } from './testing/graphqlClient.ts';
import { type ProductProcess, startProductProcess } from './testing/productProcess.ts';
import { type TourStep, tourSteps, valueAt } from './testing/tour.ts';

type Event = Readonly<Record<string, unknown>>;

const known = new Map<string, string>();
const owned = new AsyncDisposableStack();
let product: ProductProcess;
beforeAll(async () => {
  const { path } = owned.use(await temporaryDirectory());
  product = owned.use(await startProductProcess({ directory: path }));
  await vi.waitFor(() => known.set('setUpToken', product.setUpSecret ?? expect.fail('no set-up link yet')));
});
afterAll(() => owned.disposeAsync());

const answers = new Map<string, unknown>();
const filled = (text: string): string => text.replace(/<(\w+)>/g, (_, name: string) => known.get(name) ?? `<${name}>`);

/** Everything up to `CaughtUp`, as a stock client gets it. */
const followed = async (query: string, variables: Record<string, unknown>, accessToken: string | undefined): Promise<Event[]> => {
  const url = `${product.address.replace(/^http/, 'ws')}/graphql`;
  const client = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0, connectionParams: { accessToken } });
  const events: Event[] = [];
  for await (const { data, errors } of client.iterate<{ channelEvents: Event }>({ query, variables })) {
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    if (data?.channelEvents !== undefined) events.push(data.channelEvents);
    if (data?.channelEvents?.['__typename'] === 'CaughtUp') break;
  }
  await client.dispose();
  return events;
};

const send = async ({ query, variables, tokenName }: TourStep): Promise<unknown> => {
  const token = tokenName === undefined ? undefined : known.get(tokenName);
  const values: Record<string, unknown> = JSON.parse(filled(variables));
  if (!query.startsWith('subscription')) return graphqlClient(product.address, token).run(query, values);
  const events = await followed(query, values, token);
  return { events, channelEvents: events.at(-1) };
};

describe('the tour of the API', () => {
  it.each(tourSteps().map((step) => [step.title, step] as const))('%s', async (title, step) => {
    const data = await send(step);
    answers.set(title, data);
    for (const [path, name] of step.kept) {
      const value = valueAt(data, path);
      expect(value, path).toEqual(expect.any(String));
      known.set(name, String(value));
    }
    // What is not filled in was never kept: the page is wrong.
    expect(filled(step.variables)).not.toMatch(/<\w+>/);
  });

  it('said one message, although it was sent twice', () => {
    expect(valueAt(answers.get('Say it again after a lost answer'), 'sendMessage')).toMatchObject({
      repeated: true,
      message: { messageId: known.get('messageId') },
    });
    expect(valueAt(answers.get('Read the history'), 'channel.messages.edges')).toMatchObject([
      {
        node: {
          content: 'Hello from the lighthouse',
          author: { displayName: 'Bob' },
          reactions: [{ emoji: 'u-1f44b', count: 1 }],
        },
      },
    ]);
  });

  it('came back to exactly what was missed', () => {
    expect(valueAt(answers.get('Come back with the cursor'), 'events')).toMatchObject([
      { __typename: 'MessageEdited', seq: 2, content: 'Hello from the lighthouse' },
      { __typename: 'ReactionAdded', seq: 3 },
      { __typename: 'CaughtUp' },
    ]);
  });
});
