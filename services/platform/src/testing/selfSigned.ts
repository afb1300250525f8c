import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A certificate for 127.0.0.1 and localhost that is its own authority, with its key, both in PEM. */
export interface SelfSigned {
  readonly certificate: string;
  readonly key: string;
  readonly certificatePath: string;
  readonly keyPath: string;
}

/** Makes one in the directory with the `openssl` at this path; it lasts a day. */
export const selfSigned = async (openssl: string, directory: string): Promise<SelfSigned> => {
  const [certificatePath, keyPath] = [join(directory, 'certificate.pem'), join(directory, 'key.pem')];
  const names = 'subjectAltName=IP:127.0.0.1,DNS:localhost';
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', keyPath];
  await promisify(execFile)(openssl, [
    'req',
    '-x509',
    ...key,
    '-out',
    certificatePath,
    '-days',
    '1',
    '-subj',
    '/CN=test',
    '-addext',
    names,
  ]);
  const [certificate, secret] = await Promise.all([readFile(certificatePath, 'utf8'), readFile(keyPath, 'utf8')]);
  return { certificate, key: secret, certificatePath, keyPath };
};
