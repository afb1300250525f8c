import { describe, expect, it } from 'vitest';
import type { Envelope, Meta } from './envelope.ts';
import { checkFact } from './factCheck.ts';
import type { Id } from './kinds.ts';

// 32 hexadecimal digits are an Id.
const ann = '0198a1b2c3d47e8f90123456789abcde' as Id;
const bob = 'ffffffffffffffffffffffffffffffff' as Id;
const trace = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

const meta: Meta = {
  actor: { kind: 'USER', id: ann },
  via: 'WEB',
  sessionId: bob,
  at: 1_700_000_000_000,
  basis: [
    [`guild-${ann}`, 7],
    [`membership-${ann}_${bob}`, -1],
  ],
  correlationId: ann,
  causationId: bob,
  traceparent: trace,
  schemaVersion: 1,
};
const stream = `channel-${ann}`;
const fact: Envelope = { id: ann, type: 'MessagePinned', data: { messageId: bob }, meta };

/** The fact with other `meta`; `undefined` takes a field away. Typed loosely, since it is to be wrong. */
const withMeta = (change: Record<string, unknown>): Envelope => {
  const changed = Object.fromEntries(Object.entries({ ...meta, ...change }).filter(([, value]) => value !== undefined));
  return { ...fact, meta: changed as unknown as Meta };
};
const imported = { actor: { kind: 'IMPORT', id: ann }, via: 'IMPORT' };

describe('checkFact', () => {
  it('passes a whole fact', () => {
    expect(checkFact(stream, fact)).toBeUndefined();
  });

  it('passes a fact without what is optional', () => {
    expect(checkFact(stream, withMeta({ sessionId: undefined, traceparent: undefined, basis: [] }))).toBeUndefined();
  });

  it('passes an unknown type only where the fact is ignorable', () => {
    const unknown = { ...fact, type: 'MessageSung' };
    expect(checkFact(stream, unknown)).toBe('MessageSung is not a known type');
    expect(checkFact(stream, { ...unknown, meta: { ...meta, ignorable: false } })).toBe('MessageSung is not a known type');
    expect(checkFact(stream, { ...unknown, meta: { ...meta, ignorable: true } })).toBeUndefined();
  });

  it.each(['constructor', 'toString', '__proto__', ''])('knows no type %j', (type) => {
    expect(checkFact(stream, { ...fact, type })).toBe(`${type} is not a known type`);
  });

  it.each([`guild-${ann}`, `handle-${ann}`, 'instance-main', `membership-${ann}_${bob}`])(
    'refuses a message’s fact in %s',
    (other) => {
      expect(checkFact(other, fact)).toBe(`MessagePinned does not belong in ${other}`);
    },
  );

  it('keeps the claims of handles and of addresses apart', () => {
    const claim = { ...fact, type: 'EmailClaimed', data: { userId: ann } };
    expect(checkFact(`email-${ann}`, claim)).toBeUndefined();
    expect(checkFact(`handle-${ann}`, claim)).toBe(`EmailClaimed does not belong in handle-${ann}`);
  });

  it.each([
    'channel',
    'channel-',
    `channel-${ann}0`,
    `channel-${ann.toUpperCase()}`,
    `channel-${ann}\n`,
    `room-${ann}`,
    `-${ann}`,
    '',
  ])('refuses %j as the name of a stream', (name) => {
    expect(checkFact(name, fact)).toBe(`${name} is not the name of a stream`);
  });

  it.each(['instance-other', `membership-${ann}`, `membership-${ann}-${bob}`, `constructor-${ann}`])(
    'refuses the stream %s',
    (name) => {
      expect(checkFact(name, fact)).toMatch(/is not the name of a stream/);
    },
  );

  it('refuses an id of another form', () => {
    expect(checkFact(stream, { ...fact, id: 'x' as Id })).toBe('id must be 32 lower-case hexadecimal digits');
  });

  it('refuses a field that no envelope has', () => {
    expect(checkFact(stream, { ...fact, stream } as Envelope)).toBe('stream is not a field of an envelope');
  });

  it.each([
    [{}, 'messageId must be 32 lower-case hexadecimal digits'],
    [{ messageId: bob, text: 'a' }, 'text is not a declared field'],
    [null, 'data must be a record'],
    [[], 'data must be a record'],
  ])('refuses the data %j', (data, rule) => {
    expect(checkFact(stream, { ...fact, data })).toBe(rule);
  });

  it.each([
    [{ actor: undefined }, 'meta.actor must be a record'],
    [{ actor: { kind: 'ROBOT', id: ann } }, 'meta.actor.kind must be one of USER, BOT, WEBHOOK, SYSTEM, IMPORT'],
    [{ actor: { kind: 'USER' } }, 'meta.actor.id must be 32 lower-case hexadecimal digits'],
    [{ actor: { kind: 'USER', id: ann, ip: '::1' } }, 'meta.actor.ip is not a declared field'],
    [{ via: 'MAIL' }, 'meta.via must be one of WEB, BOT, WEBHOOK, AUTOMOD, SYSTEM, IMPORT'],
    [{ sessionId: 'x' }, 'meta.sessionId must be 32 lower-case hexadecimal digits'],
    [{ at: undefined }, 'meta.at must be a whole number of milliseconds, 0 or more'],
    [{ at: 1.5 }, 'meta.at must be a whole number of milliseconds, 0 or more'],
    [{ correlationId: undefined }, 'meta.correlationId must be 32 lower-case hexadecimal digits'],
    [{ causationId: undefined }, 'meta.causationId must be 32 lower-case hexadecimal digits'],
    [{ schemaVersion: undefined }, 'meta.schemaVersion must be a whole number, 0 or more'],
    [{ schemaVersion: 2 }, 'meta.schemaVersion must be 1 for MessagePinned'],
    [{ schemaVersion: 0 }, 'meta.schemaVersion must be 1 for MessagePinned'],
    [{ ignorable: 'yes' }, 'meta.ignorable must be true or false'],
    [{ address: '::1' }, 'meta.address is not a declared field'],
    [{ occurredAt: 5 }, 'meta.occurredAt is for imports only'],
    [{ ...imported, occurredAt: -1 }, 'meta.occurredAt must be a whole number of milliseconds, 0 or more'],
    [{ basis: undefined }, 'meta.basis must be a list'],
    [{ basis: {} }, 'meta.basis must be a list'],
  ])('refuses the meta %j', (change, rule) => {
    expect(checkFact(stream, withMeta(change))).toBe(rule);
  });

  it('lets an import say when its fact occurred', () => {
    expect(checkFact(stream, withMeta({ ...imported, occurredAt: 5 }))).toBeUndefined();
  });

  it.each([[[stream]], [[stream, -2]], [[stream, 0.5]], [[stream, '1']], [['x', 1]], [[stream, 1, 2]], ['text'], [null]])(
    'refuses the basis entry %j',
    (entry) => {
      expect(checkFact(stream, withMeta({ basis: [[stream, 1], entry] }))).toBe(
        'meta.basis[1] must be a stream and a revision, -1 or more',
      );
    },
  );

  it.each([
    '',
    null,
    `${trace}-x`,
    trace.toUpperCase(),
    trace.replace(/^00/, 'ff'),
    `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
    `00-4bf92f3577b34da6a3ce929d0e0e4736-${'0'.repeat(16)}-01`,
  ])('refuses the trace parent %j', (traceparent) => {
    expect(checkFact(stream, withMeta({ traceparent }))).toBe('meta.traceparent must be a W3C trace parent');
  });

  it('refuses a fact whose meta is no record', () => {
    expect(checkFact(stream, { ...fact, meta: null as unknown as Meta })).toBe('meta must be a record');
    expect(checkFact(stream, { ...fact, type: 'MessageSung', meta: null as unknown as Meta })).toBe(
      'MessageSung is not a known type',
    );
  });
});
