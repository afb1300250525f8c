import 'reflect-metadata';
import { recordingLog, seededIds } from '@chat/platform/testing';
import { describe, expect, it } from 'vitest';
import { announcementsTo } from './announcements.ts';
import type { Live } from './opening.ts';
import type { PresentPeople } from './presentPeople.ts';

const ids = seededIds('announcements');
const [channelId, userId] = [ids.next(), ids.next()];

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** What is told of somebody who types, where the hub and the channel are so. */
const toldWhere = async (parts: { readonly audience?: number; readonly isOpen?: boolean; readonly reached?: () => unknown }) => {
  const { audience = 1, isOpen = true, reached = () => true } = parts;
  const told: unknown[] = [];
  const log = recordingLog('error');
  const live = {
    services: { store: { head: async () => ({ position: '1' }) } },
    follower: { reached: async () => reached() },
    channels: {
      has: () => isOpen,
      audience: () => audience,
      passing: (...all: readonly unknown[]) => told.push(all),
    },
    log,
  } as unknown as Live; // all that typing uses of it
  announcementsTo(live, undefined as unknown as PresentPeople).toChannel(channelId, { type: 'TypingStarted', userId });
  await settled();
  return { told, log };
};

describe('that somebody types', () => {
  it('is told to others in the channel', async () => {
    const { told } = await toldWhere({ audience: 1_000 });
    expect(told).toEqual([[channelId, { channelId, userId, expiresIn: 10_000 }, { type: 'TypingStarted', except: userId }]]);
  });

  it('is told to nobody where more than 1,000 would hear of it, or nobody would', async () => {
    expect((await toldWhere({ audience: 1_001 })).told).toEqual([]);
    expect((await toldWhere({ isOpen: false })).told).toEqual([]);
  });

  it('is not told while the hub does not know who may hear of it', async () => {
    expect((await toldWhere({ reached: () => false })).told).toEqual([]);
  });

  it('is lost where something breaks, and the log says so', async () => {
    const { told, log } = await toldWhere({
      reached: () => {
        throw new Error('the log');
      },
    });
    expect(told).toEqual([]);
    expect(log.records()).toMatchObject([{ message: 'that somebody types could not be told' }]);
  });
});
