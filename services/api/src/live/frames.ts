const textFrame = 0x81;
const closing = Buffer.from('}');

const headerOf = (length: number): Buffer => {
  if (length < 126) return Buffer.from([textFrame, length]);
  if (length < 65_536) return Buffer.from([textFrame, 126, length >>> 8, length & 0xff]);
  const header = Buffer.alloc(10);
  header[0] = textFrame;
  header[1] = 127;
  header.writeBigUInt64BE(BigInt(length), 2);
  return header;
};

/** A text as one unmasked, final WebSocket frame (RFC 6455, 5.2), ready for the TCP socket. */
export const textFrameOf = (text: string): Buffer => {
  const body = Buffer.from(text);
  return Buffer.concat([headerOf(body.length), body]);
};

/** The JSON of an operation's result, serialised once for everybody who asked for the same. */
export type SharedPayload = Buffer;

/** What stands in front of the payload in a `next` message of one operation. */
export const nextPrefixOf = (operationId: string): Buffer =>
  Buffer.from(`{"id":${JSON.stringify(operationId)},"type":"next","payload":`);

/** The frame of a `next` message: only the operation's id differs between those who asked for the same. */
export const nextFrameOf = (prefix: Buffer, payload: SharedPayload): Buffer =>
  Buffer.concat([headerOf(prefix.length + payload.length + 1), prefix, payload, closing]);
