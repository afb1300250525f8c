import { generateKeyPairSync, sign } from 'node:crypto';

/** PEM of a key and of a certificate that it signed itself. */
export interface Certificate {
  readonly key: Buffer;
  readonly certificate: Buffer;
}

/** One element of DER: a tag, the length of what it holds, and that. */
const element = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  const length =
    content.length < 128
      ? [content.length]
      : content.length < 256
        ? [0x81, content.length]
        : [0x82, content.length >> 8, content.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
};

const sequence = (...parts: readonly Uint8Array[]): Buffer => element(0x30, ...parts);
const hex = (tag: number, digits: string): Buffer => element(tag, Buffer.from(digits, 'hex'));
const objectId = (digits: string): Buffer => hex(0x06, digits);

const ecdsaWithSha256 = sequence(objectId('2a8648ce3d040302'));
const commonName = (name: string): Buffer =>
  sequence(element(0x31, sequence(objectId('550403'), element(0x0c, Buffer.from(name)))));
const validity = sequence(element(0x17, Buffer.from('200101000000Z')), element(0x17, Buffer.from('491231235959Z')));
const forLoopback = sequence(objectId('551d11'), element(0x04, sequence(hex(0x87, '7f000001'))));
const isAuthority = sequence(objectId('551d13'), element(0x04, sequence(hex(0x01, 'ff'))));

/** A fresh certificate for 127.0.0.1 which is its own authority (RFC 5280, P-256), for tests of TLS: no key lies in the repository. */
export const selfSignedCertificate = (): Certificate => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = commonName('EventStoreDB face');
  const version3 = element(0xa0, hex(0x02, '02'));
  const extensions = element(0xa3, sequence(forLoopback, isAuthority));
  const key = publicKey.export({ type: 'spki', format: 'der' });
  const body = sequence(version3, hex(0x02, '01'), ecdsaWithSha256, name, validity, name, key, extensions);
  const signature = element(0x03, Buffer.from([0]), sign('sha256', body, privateKey));
  const der = sequence(body, ecdsaWithSha256, signature).toString('base64');
  return {
    key: Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    certificate: Buffer.from(`-----BEGIN CERTIFICATE-----\n${der.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`),
  };
};
