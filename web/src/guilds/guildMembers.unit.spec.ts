import type { Client } from '@urql/core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { GuildMembers } from './guildMembers.ts';

const page = 100;

/** A guild of so many, asked page by page. */
const guildOf = (size: number) => {
  const asked: (string | null)[] = [];
  const world = { size, asked, isDown: false, during: () => undefined as unknown };
  const node = (index: number) => ({ userId: `${index}`, roleIds: [], person: null });
  const answer = (after: string | null) => {
    const from = after === null ? 0 : Number(after);
    const to = Math.min(world.size, from + page);
    const edges = Array.from({ length: Math.max(0, to - from) }, (_, index) => ({ node: node(from + index) }));
    const pageInfo = { hasNextPage: to < world.size, endCursor: `${to}` };
    return { guild: { id: 'g', memberCount: { count: world.size, more: false }, members: { edges, pageInfo } } };
  };
  const query = (_: unknown, { after }: { readonly after: string | null }) => ({
    toPromise: async () => {
      asked.push(after);
      world.during();
      return world.isDown ? { error: new Error('away') } : { data: answer(after) };
    },
  });
  const client = { query } as unknown as Client; // all that is asked of it
  const members = new GuildMembers({ client, guildId: 'g', search: '' });
  members.start();
  const known = () => members.state.get()?.members.length;
  return { world, members, known };
};
const fact = { cursor: 'c' };

describe('the members of a guild', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('are all fetched where they are few, and are shown together', async () => {
    const { world, known } = guildOf(320);
    await vi.waitFor(() => expect(known()).toBe(320));
    expect(world.asked).toEqual([null, '100', '200', '300']);
  });

  it('are fetched page by page where they are many, each page once', async () => {
    const { world, members, known } = guildOf(50_000);
    await vi.waitFor(() => expect(known()).toBe(100));
    await Promise.all([members.more(), members.more()]);
    expect(known()).toBe(200);
    expect(world.asked).toEqual([null, '100']);
  });

  it('are fetched anew a little after somebody came, as many as were known', async () => {
    vi.useFakeTimers();
    const { world, members, known } = guildOf(600);
    await vi.advanceTimersByTimeAsync(0);
    await members.more();
    world.size = 601;
    members.take({ __typename: 'MemberJoined', ...fact, userId: '600' });
    members.take({ __typename: 'MemberJoined', ...fact, userId: '600' });
    await vi.advanceTimersByTimeAsync(6_000);
    expect(members.state.get()?.count).toBe(601);
    expect(known()).toBe(200);
    expect(world.asked).toEqual([null, '100', null, '100']);
  });

  it('lose nothing that happened while they were fetched', async () => {
    const { world, members, known } = guildOf(3);
    await vi.waitFor(() => expect(known()).toBe(3));
    vi.useFakeTimers();
    world.during = () => members.take({ __typename: 'MemberRoleGranted', ...fact, userId: '1', roleId: 'mate' });
    members.take({ __typename: 'PresenceChanged', changes: null });
    await vi.advanceTimersByTimeAsync(6_000);
    expect(members.state.get()?.members[1]?.roleIds).toEqual(['mate']);
  });

  it('stay as they were where the server is away, and stop with their list', async () => {
    vi.useFakeTimers();
    const { world, members, known } = guildOf(600);
    await vi.advanceTimersByTimeAsync(0);
    world.isDown = true;
    await members.more();
    expect(known()).toBe(100);
    world.isDown = false;
    members.stop();
    await members.more();
    expect(known()).toBe(100);
  });
});
