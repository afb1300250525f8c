const lineFeed = 0x0a;
const byteOrderMark = '\uFEFF';

// A mark inside the file is text that somebody sent, so only the first one is taken away, below.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const windows1252 = new TextDecoder('windows-1252');

const decoded = (bytes: Uint8Array): string | undefined => {
  try {
    return utf8.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
};

const splitBytes = (bytes: Uint8Array): Uint8Array[] => {
  const lines: Uint8Array[] = [];
  for (let start = 0; start <= bytes.length; ) {
    const end = bytes.indexOf(lineFeed, start);
    lines.push(bytes.subarray(start, end === -1 ? bytes.length : end));
    start = end === -1 ? bytes.length + 1 : end + 1;
  }
  return lines;
};

const withoutCarriageReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);

/**
 * The lines of a log. People of one channel used different encodings, so each line is decoded on its own: as UTF-8, and
 * as windows-1252 where it is no UTF-8. That one gives every byte a meaning, so nothing is lost and nothing replaced.
 */
export const decodeLines = (bytes: Uint8Array): readonly string[] => {
  const whole = decoded(bytes);
  const lines = whole?.split('\n') ?? splitBytes(bytes).map((line) => decoded(line) ?? windows1252.decode(line));
  if (lines.at(-1) === '') lines.pop();
  const [first] = lines;
  if (first?.startsWith(byteOrderMark)) lines[0] = first.slice(byteOrderMark.length);
  return lines.map(withoutCarriageReturn);
};
