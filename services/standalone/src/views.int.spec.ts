import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { OperationFailed } from './testing/graphqlClient.ts';
import { foundInstance, newMeeting, type Person, registerPerson } from './testing/meeting.ts';
import { type ProductHere, startProductHere } from './testing/productHere.ts';

const owned = new AsyncDisposableStack();
let product: ProductHere;
let ada: Person;
let bob: Person;
beforeAll(async () => {
  product = owned.use(await startProductHere());
  ada = await foundInstance({ address: product.address, setUpSecret: product.setUpLink?.split('#')[1] });
  bob = await registerPerson(product, 'bob');
});
afterAll(() => owned.disposeAsync());

interface Views {
  readonly views: readonly {
    readonly name: string;
    readonly state: string;
    readonly lagFacts: number;
    readonly parked: number;
  }[];
}

const codeOf = async (running: Promise<unknown>): Promise<unknown> => {
  const error = await running.catch((failure: unknown) => failure);
  return error instanceof OperationFailed ? error.errors[0]?.extensions : error;
};

describe('read models, for whoever runs the instance', () => {
  it('are listed with how far they are', async () => {
    await vi.waitFor(async () => {
      const { views } = await ada.client.run<Views>('{ views { name state lagFacts parked } }');
      const people = views.find(({ name }) => name === 'people');
      expect(people).toEqual({ name: 'people', state: 'RUNNING', lagFacts: 0, parked: 0 });
    });
  });

  it('are built anew on request, each equal to the one before', async () => {
    await bob.act('joinGuild', { code: (await newMeeting(ada)).code });
    type Opened = { readonly conversationId: string };
    const { conversationId } = await ada.act<Opened>('openDirectConversation', { userIds: [bob.id] }, 'conversationId');
    await bob.act('sendMessage', { channelId: conversationId, content: 'hello' });
    await ada.act('blockPerson', { userId: bob.id });
    const { views } = await ada.client.run<Views>('{ views { name } }');
    for (const { name: view } of views) {
      const report = await ada.act<object>('rebuildView', { view }, 'view isEqual differentIds parked position');
      expect(report).toMatchObject({ view, isEqual: true, differentIds: [], parked: 0, position: expect.any(String) });
    }
  });

  it('are nobody else’s business', async () => {
    expect(await codeOf(bob.client.run('{ views { name } }'))).toEqual({ code: 'FORBIDDEN' });
    expect(await codeOf(bob.act('rebuildView', { view: 'people' }))).toEqual({ code: 'FORBIDDEN' });
  });

  it('are known by their names alone', async () => {
    const refusal = await codeOf(ada.act('rebuildView', { view: 'peoples' }));
    expect(refusal).toEqual({ code: 'INVALID_INPUT', field: 'view', rule: 'UNKNOWN_VIEW' });
  });

  it('are not built twice at once', async () => {
    const both = await Promise.allSettled([1, 2].map(() => ada.act('rebuildView', { view: 'people' }, 'isEqual')));
    const refused = both.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
    expect(refused.every((code) => code === 'UNAVAILABLE')).toBe(true);
    expect(refused.length).toBeLessThan(2);
  });
});
