import { createHash } from 'node:crypto';
import { statusOf, type OpenedS3 } from './open-s3.ts';

/** Above this an object is sent in parts of this size; S3 takes 10,000 of them. */
export const partBytes = 16 * 1024 * 1024;
const partsAtOnce = 3;

/**
 * The checksum that S3 tells of an object that was sent by `putBytes`: of its bytes, or, sent in parts, of the parts'
 * checksums with their number. Base64.
 */
export function checksumOf(bytes: Uint8Array): string {
  const parts = partsOf(bytes).map(sha256);
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only.toString('base64');
  return `${sha256(Buffer.concat(parts)).toString('base64')}-${parts.length}`;
}

/** Sends an object, whose bytes S3 checks as it takes them; where `ifAbsent`, only if there is none. False when there was one. */
export async function putBytes(
  opened: OpenedS3,
  key: string,
  bytes: Uint8Array,
  { ifAbsent, contentType }: { readonly ifAbsent: boolean; readonly contentType?: string },
): Promise<boolean> {
  const { s3, client, bucket } = opened;
  const target = { Bucket: bucket, Key: key };
  const condition = ifAbsent ? { IfNoneMatch: '*' } : {};
  try {
    if (bytes.length > partBytes) return await putParts(opened, target, bytes, condition);
    await client.send(
      new s3.PutObjectCommand({
        ...target,
        ...condition,
        Body: bytes,
        ContentLength: bytes.length,
        ChecksumSHA256: checksumOf(bytes),
        ...(contentType !== undefined && { ContentType: contentType }),
      }),
    );
    return true;
  } catch (error) {
    // 409: another is putting it at this moment.
    if (ifAbsent && (statusOf(error) === 412 || statusOf(error) === 409)) return false;
    throw error;
  }
}

async function putParts(
  { s3, client }: OpenedS3,
  target: { readonly Bucket: string; readonly Key: string },
  bytes: Uint8Array,
  condition: { readonly IfNoneMatch?: string },
): Promise<boolean> {
  const { UploadId } = await client.send(
    new s3.CreateMultipartUploadCommand({ ...target, ChecksumAlgorithm: 'SHA256' }),
  );
  const upload = { ...target, UploadId };
  try {
    const waiting = partsOf(bytes).map((part, index) => ({ part, number: index + 1 }));
    const done: S3Part[] = [];
    const sendParts = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const checksum = sha256(next.part).toString('base64');
        const { ETag } = await client.send(
          new s3.UploadPartCommand({
            ...upload,
            PartNumber: next.number,
            Body: next.part,
            ContentLength: next.part.length,
            ChecksumSHA256: checksum,
          }),
        );
        done.push({ PartNumber: next.number, ETag, ChecksumSHA256: checksum });
      }
    };
    await Promise.all(Array.from({ length: partsAtOnce }, sendParts));
    const Parts = done.toSorted((a, b) => a.PartNumber - b.PartNumber);
    await client.send(
      new s3.CompleteMultipartUploadCommand({ ...upload, ...condition, MultipartUpload: { Parts } }),
    );
    return true;
  } catch (error) {
    await client.send(new s3.AbortMultipartUploadCommand(upload)).catch(() => undefined);
    throw error;
  }
}

interface S3Part {
  readonly PartNumber: number;
  readonly ETag: string | undefined;
  readonly ChecksumSHA256: string;
}

function partsOf(bytes: Uint8Array): Uint8Array[] {
  const count = Math.max(1, Math.ceil(bytes.length / partBytes));
  return Array.from({ length: count }, (_, index) =>
    bytes.subarray(index * partBytes, (index + 1) * partBytes),
  );
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
