/**
 * SHA-256 (FIPS 180-4) of messages that fit one block. `node:crypto` takes 2 µs a call, most of it for entering native code
 * and allocating; a ring that is not in memory needs 33 hashes. No branch and no memory access depends on the message, so it
 * runs in constant time. A test holds it equal to `node:crypto`. Each `!` stands at an index below the length of its array.
 */
const roundConstants = new Int32Array([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01,
  0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc,
  0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
  0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08,
  0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
  0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
]);
const initialState = new Int32Array([
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
]);

/** The longest message of one block: 64 bytes less the padding. */
export const longestMessage = 55;

const block = new Uint8Array(64);
const words = new Int32Array(64);
const state = new Int32Array(8);

const fillBlock = (message: Uint8Array): void => {
  if (message.length > longestMessage) throw new RangeError(`${message.length} bytes do not fit one block of SHA-256`);
  block.fill(0);
  block.set(message);
  block[message.length] = 0x80;
  block[62] = (message.length * 8) >>> 8;
  block[63] = (message.length * 8) & 0xff;
};

const fillWords = (): void => {
  for (let i = 0; i < 16; i += 1) {
    const at = i * 4;
    words[i] = (block[at]! << 24) | (block[at + 1]! << 16) | (block[at + 2]! << 8) | block[at + 3]!;
  }
  for (let i = 16; i < 64; i += 1) {
    const w15 = words[i - 15]!;
    const w2 = words[i - 2]!;
    const s0 = ((w15 >>> 7) | (w15 << 25)) ^ ((w15 >>> 18) | (w15 << 14)) ^ (w15 >>> 3);
    const s1 = ((w2 >>> 17) | (w2 << 15)) ^ ((w2 >>> 19) | (w2 << 13)) ^ (w2 >>> 10);
    words[i] = (words[i - 16]! + s0 + words[i - 7]! + s1) | 0;
  }
};

const compress = (): void => {
  let a = initialState[0]!,
    b = initialState[1]!,
    c = initialState[2]!,
    d = initialState[3]!;
  let e = initialState[4]!,
    f = initialState[5]!,
    g = initialState[6]!,
    h = initialState[7]!;
  for (let i = 0; i < 64; i += 1) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + roundConstants[i]! + words[i]!) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] = a;
  state[1] = b;
  state[2] = c;
  state[3] = d;
  state[4] = e;
  state[5] = f;
  state[6] = g;
  state[7] = h;
};
/** Writes the digest of at most 55 bytes into 32, from `at` on; `RangeError` for a longer message. */
export const sha256Block = (message: Uint8Array, into: Uint8Array, at = 0): void => {
  fillBlock(message);
  fillWords();
  compress();
  for (let i = 0; i < 8; i += 1) {
    const word = (state[i]! + initialState[i]!) | 0;
    into[at + i * 4] = word >>> 24;
    into[at + i * 4 + 1] = word >>> 16;
    into[at + i * 4 + 2] = word >>> 8;
    into[at + i * 4 + 3] = word;
  }
};
