import {
  AbortMultipartUploadCommand,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandInput,
  type ListMultipartUploadsCommandOutput,
  type MultipartUpload,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { Millis } from '@chat/schema/events';

/** An upload that is older is nobody's any more: its process has ended. */
const old: Millis = 24 * 60 * 60 * 1_000;

const isOld = ({ Initiated }: MultipartUpload): boolean => Initiated !== undefined && Initiated.getTime() < Date.now() - old;

type Place = Partial<Pick<ListMultipartUploadsCommandInput, 'KeyMarker' | 'UploadIdMarker'>>;

/** Aborts uploads under the prefix that were begun more than a day ago: the server keeps, and charges, their parts for ever. */
export const abortUnfinished = async (client: S3Client, bucket: string, prefix: string): Promise<void> => {
  let after: Place | undefined = {};
  while (after !== undefined) {
    const input: ListMultipartUploadsCommandInput = { Bucket: bucket, ...(prefix !== '' && { Prefix: prefix }), ...after };
    const page: ListMultipartUploadsCommandOutput = await client.send(new ListMultipartUploadsCommand(input));
    for (const { Key, UploadId } of (page.Uploads ?? []).filter(isOld))
      await client.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key, UploadId }));
    after = page.IsTruncated ? { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker } : undefined;
  }
};
