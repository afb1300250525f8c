/** Of what is written here at most; three bytes a UTF-16 code unit is the most that UTF-8 takes. */
const scratch = Buffer.alloc(4_096);
const mostBytes = (parts: readonly string[]): number => {
  let most = 0;
  for (const part of parts) most += 4 + 3 * part.length;
  return most;
};

/**
 * One byte sequence for a list of strings that no other list has: each UTF-8 text after its length in four bytes. The bytes are good
 * until the next call: whoever keeps them copies them. Ids and additional data of ciphers are made with it, several a message.
 */
export const lengthPrefixed = (parts: readonly string[]): Buffer => {
  const most = mostBytes(parts);
  const bytes = most <= scratch.length ? scratch : Buffer.allocUnsafe(most);
  let at = 0;
  for (const part of parts) {
    const length = bytes.write(part, at + 4, 'utf8');
    bytes.writeUInt32BE(length, at);
    at += 4 + length;
  }
  return bytes.subarray(0, at);
};
