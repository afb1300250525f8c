import { parseCommandKey } from '@chat/platform';
import type { Id, Position } from '@chat/schema/events';
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const refuse = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'INVALID_INPUT', rule: 'GRAMMAR' } });

const ofText = <Value>(options: {
  readonly name: string;
  readonly description: string;
  readonly parse: (text: string) => Value | undefined;
  readonly rule: string;
}): GraphQLScalarType => {
  const parse = (value: unknown): Value => {
    const parsed = typeof value === 'string' ? options.parse(value) : undefined;
    if (parsed === undefined) throw refuse(`${options.name} must be ${options.rule}`);
    return parsed;
  };
  return new GraphQLScalarType({
    name: options.name,
    description: options.description,
    serialize: (value) => value,
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
  });
};

/** `CommandId`: a UUIDv7, with or without dashes. */
export const CommandIdScalar = ofText<Id>({
  name: 'CommandId',
  description:
    'A UUIDv7 that the client makes up for one command. The same id by the same person on the same target does the same thing once, for ever; with other content it is IDEMPOTENCY_CONFLICT.',
  parse: parseCommandKey,
  rule: 'a UUIDv7',
});

const id = /^[0-9a-f]{32}$/;

/** `Position`: opaque; string order is log order. */
export const PositionScalar = ofText<Position>({
  name: 'Position',
  description:
    'A place in the event log, opaque. Mutations answer with one; a query that is given it as `minPosition` shows at least everything up to there.',
  parse: (text) => (/^[0-9A-Za-z]{1,64}$/.test(text) ? text : undefined),
  rule: 'a position that a mutation answered with',
});

/** `Time`: an instant as ISO 8601 in UTC. */
export const TimeScalar = new GraphQLScalarType<Date | number, string>({
  name: 'Time',
  description: 'An instant as ISO 8601 in UTC with milliseconds, such as 2026-01-31T12:00:00.000Z.',
  serialize: (value) => new Date(value as number).toISOString(),
  parseValue: (value) => {
    const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
    if (Number.isNaN(at)) throw refuse('Time must be an instant as ISO 8601');
    return at;
  },
  parseLiteral: (node) => {
    const at = node.kind === Kind.STRING ? Date.parse(node.value) : Number.NaN;
    if (Number.isNaN(at)) throw refuse('Time must be an instant as ISO 8601');
    return at;
  },
});

/** An argument that should be an id: anything else is simply unknown. */
export const idOf = (text: string): Id | undefined => (id.test(text) ? (text as Id) : undefined);
