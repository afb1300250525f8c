import { expect, it } from 'vitest';
import { addressIn } from './address.ts';

it.each([
  ['#123', { kind: 'message', seq: 123 }],
  ['#0', { kind: 'message', seq: 0 }],
  ['#2010-03-01', { kind: 'day', day: '2010-03-01' }],
])('the address %s leads to a place of the channel', (fragment, address) => {
  expect(addressIn(fragment)).toEqual(address);
});

it.each(['', '#', '#-1', '#1.5', '#12345678901234567', '#2010-13-45', '#somewhere', '#1e3'])(
  'the address %s leads nowhere',
  (fragment) => {
    expect(addressIn(fragment)).toBeUndefined();
  },
);
