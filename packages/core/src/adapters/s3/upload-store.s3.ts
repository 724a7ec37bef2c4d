import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { hashOf } from '../../courses/hash-of.ts';
import type { FileStore } from '../../files/file-store.port.ts';
import {
  checkFileToUpload,
  missingPart,
  noUpload,
  otherBytes,
  uploadLifeMs,
  uploadRanges,
} from '../../files/upload-parts.ts';
import type { FileToUpload, UploadPart, UploadStore } from '../../files/upload-store.port.ts';
import { asUnavailable, statusOf, type OpenedS3 } from './open-s3.ts';

export type GetSignedUrl = typeof import('@aws-sdk/s3-request-presigner').getSignedUrl;

/** Beside the bytes, `uploads/ID/bytes`, what was announced: `uploads/ID/upload.json`. */
const stored = z.object({
  sha256: z.string(),
  size: z.int(),
  contentType: z.string(),
  /** S3's own, where the file comes in parts. */
  multipart: z.string().exactOptional(),
});
type StoredUpload = z.infer<typeof stored>;

/** Uploads that go to S3 without us: parts by its multipart upload, checked and moved into the file store when finished. */
export function s3UploadStore(opened: OpenedS3, files: FileStore, getSignedUrl: GetSignedUrl): UploadStore {
  const { s3, client } = opened;
  const object = (id: string, name: 'bytes' | 'upload.json') => ({
    Bucket: opened.bucket,
    Key: `${opened.prefix}uploads/${id}/${name}`,
  });

  const read = async (id: string): Promise<StoredUpload | undefined> => {
    if (!/^[0-9a-f-]{36}$/.test(id)) return undefined;
    const command = new s3.GetObjectCommand(object(id, 'upload.json'));
    const text = await (await client.send(command).catch(unlessMissing))?.Body?.transformToString();
    return text === undefined ? undefined : stored.parse(JSON.parse(text));
  };

  const drop = async (id: string): Promise<void> => {
    const upload = await read(id);
    if (upload === undefined) return;
    if (upload.multipart !== undefined) {
      const target = { ...object(id, 'bytes'), UploadId: upload.multipart };
      await client.send(new s3.AbortMultipartUploadCommand(target)).catch(unlessMissing);
    }
    await client.send(new s3.DeleteObjectCommand(object(id, 'bytes')));
    await client.send(new s3.DeleteObjectCommand(object(id, 'upload.json')));
  };

  const forgetOld = async (): Promise<void> => {
    const prefix = `${opened.prefix}uploads/`;
    const page = new s3.ListObjectsV2Command({ Bucket: opened.bucket, Prefix: prefix, MaxKeys: 200 });
    for (const { Key = '', LastModified } of (await client.send(page)).Contents ?? []) {
      const isOld = (LastModified?.getTime() ?? Date.now()) < Date.now() - uploadLifeMs;
      if (isOld && Key.endsWith('/upload.json')) await drop(Key.slice(prefix.length).split('/')[0] ?? '');
    }
  };

  const partsOf = async (id: string, upload: StoredUpload, expiresIn: number): Promise<UploadPart[]> => {
    const { size, contentType, multipart: UploadId } = upload;
    const target = object(id, 'bytes');
    // S3 takes a header as it was signed and no other: length and type are those that were announced.
    const sign = (signed: readonly string[]) => ({
      expiresIn,
      signableHeaders: new Set(['host', ...signed]),
    });
    const parts: UploadPart[] = [];
    for (const { number: PartNumber, from, size: ContentLength } of uploadRanges(size)) {
      // Of a file in parts S3 knows the type already.
      const [url, headers] =
        UploadId === undefined
          ? [
              await getSignedUrl(
                client,
                new s3.PutObjectCommand({ ...target, ContentLength, ContentType: contentType }),
                sign(['content-length', 'content-type']),
              ),
              { 'content-type': contentType },
            ]
          : [
              await getSignedUrl(
                client,
                new s3.UploadPartCommand({ ...target, UploadId, PartNumber, ContentLength }),
                sign(['content-length']),
              ),
              {},
            ];
      parts.push({ method: 'PUT', url, headers, from, size: ContentLength });
    }
    return parts;
  };

  const join = async (id: string, size: number, UploadId: string): Promise<void> => {
    const target = { ...object(id, 'bytes'), UploadId };
    const { Parts: sent = [] } =
      (await client.send(new s3.ListPartsCommand(target)).catch(unlessMissing)) ?? {};
    const Parts = uploadRanges(size).map((range) => {
      const found = sent.find(({ PartNumber }) => PartNumber === range.number);
      if (found?.ETag === undefined || found.Size !== range.size) throw missingPart(range.number);
      return { PartNumber: range.number, ETag: found.ETag };
    });
    await client.send(new s3.CompleteMultipartUploadCommand({ ...target, MultipartUpload: { Parts } }));
  };

  const bytesOf = async (id: string): Promise<Uint8Array | undefined> => {
    const found = await client.send(new s3.GetObjectCommand(object(id, 'bytes'))).catch(unlessMissing);
    return found?.Body?.transformToByteArray();
  };

  const start = async (file: FileToUpload, expiresIn: number) => {
    checkFileToUpload(file);
    await forgetOld();
    const id = randomUUID();
    const { sha256, size, contentType } = file;
    const begin = { ...object(id, 'bytes'), ContentType: contentType };
    const { UploadId } =
      uploadRanges(size).length === 1 ? {} : await client.send(new s3.CreateMultipartUploadCommand(begin));
    const multipart = UploadId === undefined ? {} : { multipart: UploadId };
    const upload: StoredUpload = { sha256, size, contentType, ...multipart };
    const Body = JSON.stringify(upload);
    await client.send(new s3.PutObjectCommand({ ...object(id, 'upload.json'), Body }));
    return { id, parts: await partsOf(id, upload, expiresIn) };
  };

  const finish = async (id: string): Promise<FileToUpload> => {
    const upload = await read(id);
    if (upload === undefined) throw noUpload(id);
    const { sha256, size, contentType, multipart } = upload;
    let bytes = await bytesOf(id);
    // Where it is there already, another `finish` has ended after this.
    if (bytes === undefined && multipart !== undefined) {
      await join(id, size, multipart);
      bytes = await bytesOf(id);
    }
    if (bytes === undefined) throw missingPart(1);
    const isWhole = bytes.length === size && hashOf(bytes) === sha256;
    if (isWhole) await files.put(bytes);
    await drop(id);
    if (!isWhole) throw otherBytes(upload);
    return { sha256, size, contentType };
  };

  return {
    start: (file, { expiresInSeconds }) => asking(() => start(file, expiresInSeconds)),
    finish: (id) => asking(() => finish(id)),
    abandon: (id) => asking(() => drop(id)),
  };
}

async function asking<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asUnavailable(error);
  }
}

function unlessMissing(error: unknown): undefined {
  if (statusOf(error) === 404) return undefined;
  throw error;
}
