import { createHash } from 'node:crypto';
import type { CompletedPart } from '@aws-sdk/client-s3';
import { statusOf, type OpenedS3 } from './open-s3.ts';

/** Above this an object is sent in parts of this size; S3 takes 10,000 of them. */
export const partBytes = 16 * 1024 * 1024;
const partsAtOnce = 3;

export interface PutParts {
  readonly target: { readonly Bucket: string; readonly Key: string };
  readonly bytes: Uint8Array;
  readonly condition: { readonly IfNoneMatch?: string };
  readonly contentType?: string | undefined;
  /**
   * Whoever sends these bytes sends them until they are there: an upload that was cut off is left as it is, and the next
   * sends only the parts that S3 does not have.
   */
  readonly resumes: boolean;
}

/** Sends an object in parts. */
export async function putParts(opened: OpenedS3, put: PutParts): Promise<void> {
  const { s3, client } = opened;
  const { target, bytes, condition, contentType, resumes } = put;
  const begun = resumes ? await begunUpload(opened, target) : undefined;
  const { UploadId = begun } =
    begun === undefined
      ? await client.send(
          new s3.CreateMultipartUploadCommand({
            ...target,
            ChecksumAlgorithm: 'SHA256',
            ...(contentType !== undefined && { ContentType: contentType }),
          }),
        )
      : {};
  const upload = { ...target, UploadId };
  try {
    const there = begun === undefined ? [] : await sentParts(opened, upload);
    const done: CompletedPart[] = [];
    const waiting = partsOf(bytes).map((part, index) => ({ part, number: index + 1 }));
    const sendParts = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const { part, number } = next;
        const checksum = sha256(part).toString('base64');
        const sent = there.find(({ PartNumber }) => PartNumber === number);
        const ETag = sent?.ChecksumSHA256 === checksum ? sent.ETag : await send(part, number, checksum);
        done.push({ PartNumber: number, ETag, ChecksumSHA256: checksum });
      }
    };
    const send = async (part: Uint8Array, number: number, checksum: string) => {
      const request = { ...upload, PartNumber: number, Body: part, ContentLength: part.length };
      const answer = await client.send(new s3.UploadPartCommand({ ...request, ChecksumSHA256: checksum }));
      return answer.ETag;
    };
    await Promise.all(Array.from({ length: partsAtOnce }, sendParts));
    const Parts = done.toSorted((a, b) => (a.PartNumber ?? 0) - (b.PartNumber ?? 0));
    await client.send(
      new s3.CompleteMultipartUploadCommand({ ...upload, ...condition, MultipartUpload: { Parts } }),
    );
  } catch (error) {
    // What S3 refuses it refuses again.
    const isRefused = (statusOf(error) ?? 500) < 500;
    if (!resumes || isRefused) await dropUpload(opened, upload);
    throw error;
  }
}

/** Takes back what has been sent of an object that is there already. */
export async function dropBegunUpload(opened: OpenedS3, target: PutParts['target']): Promise<void> {
  const UploadId = await begunUpload(opened, target);
  if (UploadId !== undefined) await dropUpload(opened, { ...target, UploadId });
}

type Upload = PutParts['target'] & { readonly UploadId: string | undefined };

async function dropUpload({ s3, client }: OpenedS3, upload: Upload): Promise<void> {
  await client.send(new s3.AbortMultipartUploadCommand(upload)).catch(() => undefined);
}

/** None where the service does not let us look: then it is begun anew. */
async function begunUpload({ s3, client }: OpenedS3, { Bucket, Key }: PutParts['target']) {
  const list = new s3.ListMultipartUploadsCommand({ Bucket, Prefix: Key });
  const { Uploads = [] } = await client.send(list).catch(() => ({ Uploads: [] }));
  return Uploads.find((upload) => upload.Key === Key)?.UploadId;
}

/** At most a thousand, 16 GB. */
async function sentParts({ s3, client }: OpenedS3, upload: Upload): Promise<readonly CompletedPart[]> {
  const { Parts = [] } = await client.send(new s3.ListPartsCommand(upload));
  return Parts;
}

export function partsOf(bytes: Uint8Array): Uint8Array[] {
  const count = Math.max(1, Math.ceil(bytes.length / partBytes));
  return Array.from({ length: count }, (_, index) =>
    bytes.subarray(index * partBytes, (index + 1) * partBytes),
  );
}

export function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
