import { AccessDeniedError, UnavailableError } from '@eventstore/db-client';
import { describe, expect, it } from 'vitest';
import { EventStoreUnavailable } from '../eventStore.ts';
import { CredentialsRefused, outageOf } from './outages.ts';

const endpoint = 'esdb://node:2113';
const withCode = (code: number) => Object.assign(new Error(`${code} said the node`), { code });

describe('what fails is an outage', () => {
  it.each([1, 2, 4, 8, 10, 13, 14])('gRPC code %i is EventStoreUnavailable and names the endpoint', (code) => {
    const outage = outageOf(endpoint, withCode(code));
    expect(outage).toBeInstanceOf(EventStoreUnavailable);
    expect(outage).not.toBeInstanceOf(CredentialsRefused);
    expect(outage.message).toBe(`the event store ${endpoint} cannot answer: ${code} said the node`);
    expect(outage.cause).toMatchObject({ code });
  });

  it.each([7, 16])('gRPC code %i says that it is the credentials', (code) => {
    expect(outageOf(endpoint, withCode(code))).toBeInstanceOf(CredentialsRefused);
    expect(outageOf(endpoint, withCode(code)).message).toContain('refuses our credentials');
  });

  it('the classes of the client are no different', () => {
    const error = Object.assign(new Error('away'), { code: 14, details: 'away', metadata: undefined });
    // Only the client makes these, of what gRPC gives it.
    expect(outageOf(endpoint, new UnavailableError(error as never)).message).toContain('cannot answer');
    expect(outageOf(endpoint, new AccessDeniedError())).toBeInstanceOf(CredentialsRefused);
  });

  it('an outage stays what it is; anything else has its words in the message', () => {
    const outage = new EventStoreUnavailable('closed');
    expect(outageOf(endpoint, outage)).toBe(outage);
    expect(outageOf(endpoint, 'just text').message).toContain('just text');
    expect(outageOf(endpoint, undefined).message).toContain('undefined');
  });
});
