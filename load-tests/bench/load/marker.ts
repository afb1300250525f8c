/** Every message of a load carries its number after this sign, so that deliveries can be told apart without parsing. */
const sign = '~';
const signByte = 0x7e;
const digits = 7;

export const mostMessages = 10 ** digits;

const padding = 'the quick brown fox jumps over the lazy dog while nobody is looking';

export const markedText = (index: number): string => `${sign}${String(index).padStart(digits, '0')} ${padding}`;

/** The number of the message that a frame holds; -1 where it holds none. */
export const markOf = (buffer: Buffer, start: number, end: number): number => {
  const at = buffer.indexOf(signByte, start);
  if (at < 0 || at + digits >= end) return -1;
  let index = 0;
  for (let digit = at + 1; digit <= at + digits; digit += 1) index = index * 10 + (buffer[digit] ?? 0) - 48;
  return index;
};

/** The longest header of a frame; the length in it may look like the sign. */
const headerBytes = 4;

/** The same frame for another message. */
export const remark = (frame: Buffer, index: number): Buffer => {
  const copy = Buffer.from(frame);
  copy.write(String(index).padStart(digits, '0'), copy.indexOf(signByte, headerBytes) + 1, 'latin1');
  return copy;
};
