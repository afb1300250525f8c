/** A UUIDv7: the id of one command. A retry of the command uses it again. */
export const newCommandId = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const view = new DataView(bytes.buffer);
  const now = Math.floor(performance.timeOrigin + performance.now());
  view.setUint32(0, Math.floor(now / 2 ** 16));
  view.setUint16(4, now % 2 ** 16);
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x70);
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
};
