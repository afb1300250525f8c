import { buildSchema, GraphQLError, type ValidationRule } from 'graphql';
import { describe, expect, it } from 'vitest';
import { type LiveOperation, Operations } from './operations.ts';

const schema = buildSchema(`
  type Query { nothing: Boolean }
  type Mutation { change: Boolean }
  type Subscription { channelEvents(channelId: ID!, after: String): Event, viewerEvents(after: String): Event }
  type Event { text: String, cursor: String }
`);

const noCursor: ValidationRule = (context) => ({
  Field: (node) => {
    if (node.name.value === 'cursor') context.reportError(new GraphQLError('no', { extensions: { code: 'QUERY_TOO_COMPLEX' } }));
  },
});

const operations = new Operations({ schema, rules: [noCursor], introspection: false });
const query = 'subscription S($channelId: ID!, $after: String) { channelEvents(channelId: $channelId, after: $after) { text } }';

const read = (text: string, variables: Record<string, unknown> = {}, operationName?: string): LiveOperation => {
  const answer = operations.read({ query: text, variables, operationName });
  if (!('key' in answer)) throw new Error(JSON.stringify(answer));
  return answer;
};
const refusal = (text: string, variables: Record<string, unknown> = {}): unknown => {
  const answer = operations.read({ query: text, variables });
  return 'key' in answer ? answer : [answer[0]?.extensions['code'], answer[0]?.message];
};

describe('operations', () => {
  it('name the types that their fragments are on, however deep', () => {
    const named =
      'subscription { viewerEvents { ...E ... { text } } } fragment E on Event { ... on Event { ... on Event { text } } }';
    expect([...read(named).types]).toEqual(['Event']);
    expect([...read(query, { channelId: '1' }).types]).toEqual([]);
  });

  it('say the field and its arguments', () => {
    expect(read(query, { channelId: '1', after: 'x' })).toMatchObject({
      field: 'channelEvents',
      args: { channelId: '1', after: 'x' },
    });
    const through = 'subscription { ...F } fragment F on Subscription { ... on Subscription { viewerEvents { text } } }';
    expect(read(through)).toMatchObject({ field: 'viewerEvents', args: {} });
  });

  it('that differ in white space, comments and where they resume are the same', () => {
    const key = read(query, { channelId: '1', after: 'x' }).key;
    expect(read(query, { after: 'y', channelId: '1' }).key).toBe(key);
    expect(read(query, { channelId: '1' }).key).toBe(key);
    expect(read(`# hello\n${query.replaceAll(' ', '  ')}`, { channelId: '1' }).key).toBe(key);
    expect(read(query.replaceAll('$after', '$from'), { channelId: '1', from: 'z' }).key).toBe(key);
    expect(
      read(query.replaceAll(', after: $after', ', after: "w"').replace(', $after: String', ''), { channelId: '1' }).key,
    ).toBe(key);
  });

  it('that ask for something else are not', () => {
    const key = read(query, { channelId: '1' }).key;
    expect(read(query, { channelId: '2' }).key).not.toBe(key);
    expect(read(query.replace('text', 'said: text'), { channelId: '1' }).key).not.toBe(key);
  });

  it('are refused with their reason', () => {
    expect(refusal('{ nothing }')).toEqual(['INVALID_REQUEST', expect.stringContaining('over HTTP')]);
    expect(refusal('mutation { change }')).toEqual(['INVALID_REQUEST', expect.stringContaining('over HTTP')]);
    expect(refusal('subscription {')).toEqual(['INVALID_REQUEST', expect.any(String)]);
    expect(refusal(query)).toEqual(['INVALID_INPUT', expect.stringContaining('channelId')]);
    expect(refusal('subscription { viewerEvents { cursor } }')).toEqual(['QUERY_TOO_COMPLEX', 'no']);
    expect(refusal('subscription A { viewerEvents { text } } subscription B { viewerEvents { text } }')).toEqual([
      'INVALID_REQUEST',
      'Name the operation to run.',
    ]);
  });

  it('do not suggest names of the schema where introspection is off', () => {
    expect(refusal('subscription { viewerEvents { tex } }')).toEqual([
      'INVALID_REQUEST',
      'Cannot query field "tex" on type "Event".',
    ]);
  });
});
