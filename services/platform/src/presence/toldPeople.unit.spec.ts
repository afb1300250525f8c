import type { Id } from '@chat/schema/events';
import { describe, expect, it } from 'vitest';
import type { Presence, PresenceChange } from './presence.ts';
import { ToldPeople } from './toldPeople.ts';

const id = (digit: string) => digit.repeat(32) as Id; // 32 hexadecimal digits
const [ann, bob, cid] = [id('a'), id('b'), id('c')];
const change = (userId: Id, presence: Presence): PresenceChange => ({ userId, presence });

describe('ToldPeople', () => {
  it('holds back what has been told already, but never that somebody has gone', () => {
    const told = new ToldPeople();
    expect(told.heard([change(ann, 'ONLINE')])).toEqual([change(ann, 'ONLINE')]);
    expect(told.heard([change(ann, 'ONLINE'), change(bob, 'OFFLINE')])).toEqual([change(bob, 'OFFLINE')]);
    expect(told.heard([change(ann, 'IDLE')])).toEqual([change(ann, 'IDLE')]);
  });

  it('knows who was missed, in either direction, once', () => {
    const told = new ToldPeople();
    told.heard([change(ann, 'ONLINE'), change(bob, 'ONLINE')]);
    told.beginReading();
    const all = new Map<Id, Presence>([
      [bob, 'ONLINE'],
      [cid, 'IDLE'],
    ]);
    expect(told.differences(all)).toEqual([change(ann, 'OFFLINE'), change(cid, 'IDLE')]);
    expect(told.differences(all)).toEqual([]);
  });

  it('believes what it hears while it reads more than what it has read', () => {
    const told = new ToldPeople();
    told.beginReading();
    told.heard([change(ann, 'ONLINE'), change(bob, 'OFFLINE')]);
    expect(told.differences(new Map([[bob, 'ONLINE']]))).toEqual([]);
  });

  it('tells of those who were there at the beginning only what changes', () => {
    const told = new ToldPeople();
    told.beginReading();
    told.begin(
      new Map<Id, Presence>([
        [ann, 'ONLINE'],
        [bob, 'ONLINE'],
        [cid, 'IDLE'],
      ]),
    );
    expect(told.heard([change(cid, 'IDLE')])).toEqual([change(cid, 'IDLE')]);
    told.beginReading();
    expect(
      told.differences(
        new Map<Id, Presence>([
          [ann, 'ONLINE'],
          [cid, 'IDLE'],
        ]),
      ),
    ).toEqual([change(bob, 'OFFLINE')]);
  });
});
