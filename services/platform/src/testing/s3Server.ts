import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { S3BlobsOptions } from '../blobs/openS3Blobs.ts';
import { freePort } from './freePort.ts';
import { type StartedProgram, startProgram } from './program.ts';
import { temporaryDirectory } from './temporaryDirectory.ts';

/** An S3 server of a test's own, with one empty bucket. */
export interface S3Server extends AsyncDisposable {
  readonly options: S3BlobsOptions & Required<Pick<S3BlobsOptions, 'endpoint' | 'credentials'>>;
  crash(): Promise<void>;
  /** Starts it again with what it has kept. */
  start(): Promise<void>;
}

/** Starts the versitygw at this path over a temporary directory. */
export const startS3 = async (path: string): Promise<S3Server> => {
  const directory = await temporaryDirectory();
  const [objects, attributes] = [join(directory.path, 'objects'), join(directory.path, 'attributes')];
  await mkdir(join(objects, 'blobs'), { recursive: true });
  await mkdir(attributes);
  const port = await freePort();
  const credentials = { accessKeyId: 'tests', secretAccessKey: 'of-the-blobs' };
  const environment = { ROOT_ACCESS_KEY: credentials.accessKeyId, ROOT_SECRET_KEY: credentials.secretAccessKey };
  let program: StartedProgram;
  const start = async () => {
    const args = ['--quiet', '--port', `127.0.0.1:${port}`, 'posix', '--sidecar', attributes, objects];
    program = await startProgram(path, args, { port, environment });
  };
  await start();
  return {
    options: { bucket: 'blobs', region: 'us-east-1', endpoint: `http://127.0.0.1:${port}`, credentials },
    crash: () => program.kill(),
    start,
    [Symbol.asyncDispose]: async () => {
      await program.kill();
      await directory[Symbol.asyncDispose]();
    },
  };
};
