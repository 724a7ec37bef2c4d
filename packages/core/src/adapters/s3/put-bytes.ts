import { statusOf, type OpenedS3 } from './open-s3.ts';
import { dropBegunUpload, partBytes, partsOf, putParts, sha256 } from './put-parts.ts';

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

export interface PutBytes {
  readonly ifAbsent: boolean;
  readonly contentType?: string;
  /** An upload in parts that was cut off is gone on with: whoever asks for it sends the same bytes until they are there. */
  readonly resumes?: boolean;
}

/** Sends an object, whose bytes S3 checks as it takes them; where `ifAbsent`, only if there is none. False when there was one. */
export async function putBytes(
  opened: OpenedS3,
  key: string,
  bytes: Uint8Array,
  { ifAbsent, contentType, resumes = false }: PutBytes,
): Promise<boolean> {
  const { s3, client, bucket } = opened;
  const target = { Bucket: bucket, Key: key };
  const condition = ifAbsent ? { IfNoneMatch: '*' } : {};
  const isLarge = bytes.length > partBytes;
  try {
    // Nobody sends many parts to hear at the end that they are not wanted.
    if (isLarge && ifAbsent && (await isThere(opened, target))) {
      if (resumes) await dropBegunUpload(opened, target);
      return false;
    }
    if (isLarge) await putParts(opened, { target, bytes, condition, contentType, resumes });
    else {
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
    }
    return true;
  } catch (error) {
    // 409: another is putting it at this moment; 404: it has completed the upload that both went on with.
    const status = statusOf(error);
    const isTaken = status === 412 || status === 409 || (status === 404 && isLarge && resumes);
    if (!ifAbsent || !isTaken) throw error;
    // Who asks once looks for itself; of a log that goes on behind it there is certainty.
    if (resumes && status !== 412 && !(await isThere(opened, target))) throw error;
    return false;
  }
}

async function isThere(
  { s3, client }: OpenedS3,
  target: { readonly Bucket: string; readonly Key: string },
): Promise<boolean> {
  try {
    await client.send(new s3.HeadObjectCommand(target));
    return true;
  } catch (error) {
    if (statusOf(error) === 404) return false;
    throw error;
  }
}
