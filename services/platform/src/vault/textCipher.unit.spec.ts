import type { Id, Sealed } from '@chat/schema/events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openTexts, sealTexts } from './textCipher.ts';
import { VaultBroken } from './vault.ts';

const idOf = (number: number) => number.toString(16).padStart(32, '0') as Id; // 32 hexadecimal digits
const key = new Uint8Array(32).fill(5);
const context = { stream: `channel-${idOf(1)}`, factId: idOf(2), type: 'MessagePosted' };
const seal = (texts: Readonly<Record<string, string>>) => sealTexts({ ring: idOf(3), leaf: 4 }, key, context, texts);
const open = (sealed: Sealed, place = context, with_ = key) => openTexts(sealed, with_, place);

describe('sealed text', () => {
  it('opens as it was sealed, lone surrogates and control characters too', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string(),
          fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units)),
        ),
        (texts) => {
          expect(open(seal(texts))).toEqual({ ...texts });
        },
      ),
    );
    expect(open(seal({ content: '\ud800 \udc00\u0000😀' }))).toEqual({ content: '\ud800 \udc00\u0000😀' });
  });

  it('shows neither text nor the same bytes twice', () => {
    const [first, second] = [seal({ content: 'canary' }), seal({ content: 'canary' })];
    expect(Buffer.from(first.ct, 'base64url').includes('canary')).toBe(false);
    expect(first.nonce).not.toBe(second.nonce);
    expect(first.ct).not.toBe(second.ct);
  });

  it.each([
    ['stream', { ...context, stream: `channel-${idOf(9)}` }],
    ['fact', { ...context, factId: idOf(9) }],
    ['type', { ...context, type: 'MessageEdited' }],
    ['split between stream and fact', { ...context, stream: context.stream.slice(0, -1), factId: `1${context.factId}` as Id }],
  ])('is broken at another %s', (_what, place) => {
    const sealed = seal({ content: 'x' });
    expect(() => open(sealed, place)).toThrow(VaultBroken);
  });

  it('is broken with another key, and where any of its bytes changed', () => {
    const sealed = seal({ content: 'x' });
    expect(() => open(sealed, context, new Uint8Array(32))).toThrow(VaultBroken);
    expect(() => open({ ...sealed, ct: seal({ content: 'x' }).ct })).toThrow(VaultBroken);
    expect(() => open({ ...sealed, ct: sealed.ct.slice(0, 8) })).toThrow(VaultBroken);
    expect(() => open({ ...sealed, nonce: seal({ content: 'x' }).nonce })).toThrow(VaultBroken);
  });

  it('is broken where its cipher is unknown', () => {
    // A log of a later release may say so.
    expect(() => open({ ...seal({ content: 'x' }), alg: 'XYZ' as 'A256GCM' })).toThrow(/XYZ/);
  });
});
