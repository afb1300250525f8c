import type { Blobs } from './blobs.ts';

export interface S3BlobsOptions {
  readonly bucket: string;
  readonly region: string;
  /** An S3 server of one's own, `https://host:port`; Amazon's where absent. */
  readonly endpoint?: string;
  /** Found in the environment, as the SDK does, where absent. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Stands before all keys: what shares the bucket needs one each. */
  readonly prefix?: string;
}

export interface SweptBlobs extends Blobs {
  /** Ends what uploads of crashed processes have left on the server, where they are a day old. Call it now and then. */
  sweep(): Promise<void>;
}

/**
 * Blobs in a bucket, which must be there. Answers without asking the server. The driver is loaded here, since most instances keep files
 * of their own.
 */
export const openS3Blobs = async (options: S3BlobsOptions): Promise<SweptBlobs> => {
  const { s3Blobs } = await import('./s3Blobs.ts');
  return s3Blobs(options);
};
