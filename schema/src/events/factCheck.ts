import { optional, record } from './compoundKinds.ts';
import type { FactDefinition } from './definition.ts';
import type { Envelope } from './envelope.ts';
import { count, flag, id, type Kind, millis, oneOf } from './kinds.ts';
import { definitionOf, factTypesByPrefix } from './registry.ts';

const envelopeFields = ['data', 'id', 'meta', 'type'];
/** W3C Trace Context, version 00: no trace and no parent of zeros. */
const traceparent = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;
const single = /^main$/;
const ofTwo = /^[0-9a-f]{32}_[0-9a-f]{32}$/;
const ofOne = /^[0-9a-f]{32}$/;

const subjectOfPrefix: Readonly<Record<string, RegExp>> = { instance: single, vault: single, membership: ofTwo };

/** The prefix of a stream that this version knows, where the name has its form. */
const prefixOf = (stream: string): string | undefined => {
  const dash = stream.indexOf('-');
  const prefix = stream.slice(0, Math.max(0, dash));
  if (!Object.hasOwn(factTypesByPrefix, prefix)) return undefined;
  return (subjectOfPrefix[prefix] ?? ofOne).test(stream.slice(dash + 1)) ? prefix : undefined;
};

const isBasis = (entry: unknown): boolean => {
  if (!Array.isArray(entry) || entry.length !== 2) return false;
  const [stream, revision]: readonly unknown[] = entry;
  return typeof stream === 'string' && prefixOf(stream) !== undefined && Number.isSafeInteger(revision) && Number(revision) >= -1;
};

const basis: Kind<readonly unknown[]> = {
  name: 'List',
  check: (value, field) => {
    if (!Array.isArray(value)) return `${field} must be a list`;
    const broken = value.findIndex((entry) => !isBasis(entry));
    return broken < 0 ? undefined : `${field}[${broken}] must be a stream and a revision, -1 or more`;
  },
};

const trace: Kind<string> = {
  name: 'Enum',
  check: (value, field) =>
    typeof value === 'string' && traceparent.test(value) ? undefined : `${field} must be a W3C trace parent`,
};

/** The fields of an envelope's `meta`. */
const metaKind = record({
  actor: record({ kind: oneOf('USER', 'BOT', 'WEBHOOK', 'SYSTEM', 'IMPORT'), id }),
  via: oneOf('WEB', 'BOT', 'WEBHOOK', 'AUTOMOD', 'SYSTEM', 'IMPORT'),
  sessionId: optional(id),
  at: millis,
  occurredAt: optional(millis),
  correlationId: id,
  causationId: id,
  schemaVersion: count,
  ignorable: optional(flag),
  basis,
  traceparent: optional(trace),
});

const checkMeta = (meta: Envelope['meta'], definition: FactDefinition): string | undefined => {
  const broken = metaKind.check(meta, 'meta');
  if (broken !== undefined) return broken;
  if (meta.occurredAt !== undefined && meta.actor.kind !== 'IMPORT') return 'meta.occurredAt is for imports only';
  return meta.schemaVersion === definition.schemaVersion
    ? undefined
    : `meta.schemaVersion must be ${definition.schemaVersion} for ${definition.type}`;
};

const checkEnvelope = (envelope: Envelope): string | undefined => {
  const stranger = Object.keys(envelope).find((field) => !envelopeFields.includes(field));
  return stranger === undefined ? id.check(envelope.id, 'id') : `${stranger} is not a field of an envelope`;
};

/**
 * The first rule that a fact breaks, as a sentence, or nothing: whether it may be appended to the stream, or was rightly read
 * from it. Its type is known and belongs in the stream, its data is as defined, its `meta` as `Meta` says. A type that this version
 * does not know passes where the fact says `ignorable`, and nothing else of it is looked into. Rules that need the stream's other
 * facts (`at` never goes back) are not checked here.
 */
export const checkFact = (stream: string, envelope: Envelope): string | undefined => {
  const definition = definitionOf(envelope.type);
  if (definition === undefined) return envelope.meta?.ignorable === true ? undefined : `${envelope.type} is not a known type`;
  const prefix = prefixOf(stream);
  if (prefix === undefined) return `${stream} is not the name of a stream`;
  if (!factTypesByPrefix[prefix]?.includes(envelope.type)) return `${envelope.type} does not belong in ${stream}`;
  return checkEnvelope(envelope) ?? definition.data.check(envelope.data, '') ?? checkMeta(envelope.meta, definition);
};
