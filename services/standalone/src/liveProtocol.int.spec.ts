import { once } from 'node:events';
import type { PersonCaller } from '@chat/domain/commands';
import { newId } from '@chat/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { channelQuery, viewerQuery } from './testing/liveQueries.ts';
import { type LiveWorld, liveWorld, type Place } from './testing/liveWorld.ts';
import { type RawOptions, type RawSocket, rawSocket } from './testing/rawSocket.ts';

describe('the socket', () => {
  let world: LiveWorld;
  let ada: PersonCaller;
  let place: Place;

  beforeAll(async () => {
    world = await liveWorld();
    [ada] = (await world.people(1)) as [PersonCaller];
    place = await world.place(ada);
  });

  afterAll(() => world[Symbol.asyncDispose]());

  const open = (options: RawOptions = {}): Promise<RawSocket> => rawSocket(world.url, options);
  const known = async (): Promise<RawSocket> => open({ token: await world.token(ada) });
  const subscribe = (socket: RawSocket, id: string, query: string, variables: object = {}): void =>
    socket.send({ id, type: 'subscribe', payload: { query, variables } });
  const errorOf = async (socket: RawSocket, id: string): Promise<unknown> => {
    const { payload } = await socket.until((message) => message['id'] === id && message['type'] === 'error');
    return (payload as readonly { readonly extensions: unknown }[])[0]?.extensions;
  };
  const refusedUpgrade = async (url: string, origin?: string): Promise<unknown> => {
    const socket = new WebSocket(url, 'graphql-transport-ws', origin === undefined ? {} : { origin });
    const [error] = (await once(socket, 'error')) as [Error];
    return error.message;
  };

  it('is upgraded at /graphql only, and for pages of this server only', async () => {
    expect(await refusedUpgrade(world.url.replace('/graphql', '/other'))).toContain('404');
    expect(await refusedUpgrade(world.url, 'https://evil.example')).toContain('403');
    const own = await open({ origin: 'http://chat.example', token: await world.token(ada) });
    own.socket.close();
  });

  it('closes with the codes of the protocol on what does not belong there', async () => {
    const said: readonly (readonly [number, (socket: RawSocket) => void])[] = [
      [4400, (socket) => socket.sendText('not json')],
      [4400, (socket) => socket.send({ type: 'made_up' })],
      [4400, (socket) => socket.sendText(Buffer.from([1, 2, 3]))],
      [4400, (socket) => socket.send({ id: '1', type: 'next', payload: {} })],
      [4401, (socket) => subscribe(socket, '1', viewerQuery)],
      [4403, (socket) => socket.send({ type: 'connection_init', payload: { accessToken: 'wrong' } })],
      [4403, (socket) => socket.send({ type: 'connection_init' })],
      [1009, (socket) => socket.sendText('x'.repeat(70_000))],
    ];
    for (const [code, say] of said) {
      const socket = await open();
      say(socket);
      expect(await socket.closed()).toBe(code);
    }
  });

  it('closes another protocol with 4406, and a second introduction with 4429', async () => {
    const [other, twice] = [await open({ protocol: '' }), await known()];
    expect(await other.closed()).toBe(4406);
    twice.send({ type: 'connection_init' });
    expect(await twice.closed()).toBe(4429);
  });

  it('closes with 4408 where nobody says who they are', async () => {
    const silent = await open();
    expect(await silent.closed()).toBe(4408);
  });

  it('closes with 4409 where an operation id is used twice', async () => {
    const socket = await known();
    subscribe(socket, '1', viewerQuery);
    subscribe(socket, '1', viewerQuery);
    expect(await socket.closed()).toBe(4409);
  });

  it('takes the token as an Authorization header too, and answers pings', async () => {
    const socket = await open();
    socket.send({ type: 'connection_init', payload: { Authorization: `Bearer ${await world.token(ada)}` } });
    await socket.until(({ type }) => type === 'connection_ack');
    socket.send({ type: 'ping' });
    await socket.until(({ type }) => type === 'pong');
    socket.socket.close();
  });

  it('refuses queries, mutations, unknown fields, broken documents and wrong variables, each with its code', async () => {
    const socket = await known();
    const wrong: readonly (readonly [string, string])[] = [
      ['query { instance { isSetUp } }', 'INVALID_REQUEST'],
      ['mutation ($input: MarkReadInput!) { markRead(input: $input) { position } }', 'INVALID_REQUEST'],
      ['subscription { nothing }', 'INVALID_REQUEST'],
      ['subscription {', 'INVALID_REQUEST'],
      ['subscription ($channelId: ID!) { channelEvents(channelId: $channelId) { __typename } }', 'INVALID_INPUT'],
      [`subscription { viewerEvents { ${'... on CaughtUp { cursor } '.repeat(400)} } }`, 'QUERY_TOO_COMPLEX'],
    ];
    for (const [index, [query, code]] of wrong.entries()) {
      subscribe(socket, `wrong ${index}`, query);
      expect(await errorOf(socket, `wrong ${index}`)).toMatchObject({ code });
    }
    socket.socket.close();
  });

  it('resolves fragments and __typename, and stops when the client completes', async () => {
    const socket = await known();
    const query = `subscription S { ...Events } fragment Events on Subscription { channelEvents(channelId: "${place.channelId}") {
      kind: __typename ...Posted } } fragment Posted on MessagePosted { said: content }`;
    subscribe(socket, 'f', query);
    await socket.until((message) => JSON.stringify(message).includes('CaughtUp'));
    await world.send(ada, place.channelId, 'in a fragment');
    const { payload } = await socket.until((message) => JSON.stringify(message).includes('in a fragment'));
    expect(payload).toEqual({ data: { channelEvents: { kind: 'MessagePosted', said: 'in a fragment' } } });
    socket.send({ id: 'f', type: 'complete' });
    socket.send({ type: 'ping' });
    await socket.until(({ type }) => type === 'pong');
    await world.send(ada, place.channelId, 'to nobody');
    expect(JSON.stringify(socket.messages)).not.toContain('to nobody');
    socket.socket.close();
  });

  it('holds 200 subscriptions and refuses the next; a session has 20 sockets', async () => {
    const socket = await known();
    for (let id = 0; id < 200; id += 1) subscribe(socket, `s${id}`, viewerQuery);
    await socket.until(() => socket.messages.filter(({ type }) => type === 'next').length >= 200);
    subscribe(socket, 'one more', viewerQuery);
    expect(await errorOf(socket, 'one more')).toMatchObject({ code: 'TOO_MANY', rule: 'SUBSCRIPTIONS', limit: 200 });
    socket.socket.close();
    await socket.closed();
    const sockets: RawSocket[] = [];
    const [crowd] = (await world.people(1)) as [PersonCaller];
    const token = await world.token(crowd);
    for (let number = 0; number < 20; number += 1) sockets.push(await open({ token }));
    const last = await open();
    last.send({ type: 'connection_init', payload: { accessToken: token } });
    expect(await last.closed()).toBe(1013);
    for (const other of sockets) other.socket.close();
  });

  it('cuts a reader who does not read, and others notice nothing', async () => {
    const [bob] = (await world.people(1)) as [PersonCaller];
    await world.join(place, bob);
    const variables = { channelId: place.channelId };
    const [stalled, reading] = [await open({ token: await world.token(bob) }), await known()];
    for (const socket of [stalled, reading]) {
      subscribe(socket, '1', channelQuery, variables);
      await socket.until((message) => JSON.stringify(message).includes('CaughtUp'));
    }
    stalled.socket.pause();
    const long = '€'.repeat(4_000);
    const before = reading.messages.length;
    let sent = 0;
    for (; world.hub.statistics().slowReaders === 0 && sent < 3_000; sent += 20)
      await Promise.all(Array.from({ length: 20 }, () => world.send(ada, place.channelId, long)));
    expect(world.hub.statistics().slowReaders).toBe(1);
    await reading.until(() => reading.messages.length - before >= sent);
    stalled.socket.resume();
    expect([1013, 1006]).toContain(await stalled.closed());
    reading.socket.close();
  });

  it('ends all sockets with 1001 when the server stops', async () => {
    const own = await liveWorld();
    const [person] = (await own.people(1)) as [PersonCaller];
    const socket = await rawSocket(own.url, { token: await own.token(person) });
    await own[Symbol.asyncDispose]();
    expect(await socket.closed()).toBe(1001);
  });

  it('never says more than that it failed where something breaks inside', async () => {
    const socket = await known();
    subscribe(socket, 'x', channelQuery, { channelId: `${newId()}zzz` });
    expect(await errorOf(socket, 'x')).toEqual({ code: 'NOT_FOUND' });
    socket.socket.close();
  });
});
