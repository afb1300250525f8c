/** A text frame as a client sends it: masked, as RFC 6455 wants, with a key of zeros, which changes nothing. */
export const clientFrame = (text: string): Buffer => {
  const payload = Buffer.from(text);
  const length = payload.length;
  if (length > 0xffff) throw new RangeError(`a frame of ${length} bytes: the load client sends at most 65,535`);
  const header = length < 126 ? [0x81, 0x80 | length] : [0x81, 0x80 | 126, length >>> 8, length & 0xff];
  return Buffer.concat([Buffer.from([...header, 0, 0, 0, 0]), payload]);
};

/** An unmasked text frame as a server sends it. */
export const serverFrame = (text: string): Buffer => {
  const payload = Buffer.from(text);
  const length = payload.length;
  const header = length < 126 ? [0x81, length] : [0x81, 126, length >>> 8, length & 0xff];
  return Buffer.concat([Buffer.from(header), payload]);
};

/** Called with the buffer and where in it the payload lies. It is used again afterwards. */
export type OnFrame = (buffer: Buffer, start: number, end: number, opcode: number) => void;

const mediumLength = 126;
const longLength = 127;
const none = Buffer.alloc(0);

const lengthOf = (buffer: Buffer, at: number, short: number): number => {
  if (short < mediumLength) return short;
  return short === longLength ? buffer.readUIntBE(at + 4, 6) : buffer.readUInt16BE(at + 2);
};

/** Cuts what a server sends into frames, and looks no further: the load generator must cost less than what it loads. */
export class FrameReader {
  readonly #onFrame: OnFrame;
  #rest: Buffer = none;

  constructor(onFrame: OnFrame) {
    this.#onFrame = onFrame;
  }

  push(chunk: Buffer): void {
    const buffer = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let at = 0;
    for (;;) {
      const end = this.#frameAt(buffer, at);
      if (end < 0) break;
      at = end;
    }
    // A copy: the chunk's memory is that of the next chunk too.
    this.#rest = at === buffer.length ? none : Buffer.from(buffer.subarray(at));
  }

  /** Where the frame ends; -1 while it is not complete. */
  #frameAt(buffer: Buffer, at: number): number {
    if (buffer.length < at + 2) return -1;
    const short = (buffer[at + 1] ?? 0) & 0x7f;
    const start = at + (short < mediumLength ? 2 : short === mediumLength ? 4 : 10);
    if (buffer.length < start) return -1;
    const end = start + lengthOf(buffer, at, short);
    if (buffer.length < end) return -1;
    this.#onFrame(buffer, start, end, (buffer[at] ?? 0) & 0x0f);
    return end;
  }
}
