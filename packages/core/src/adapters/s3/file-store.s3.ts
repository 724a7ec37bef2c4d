import type { HeadObjectCommandOutput } from '@aws-sdk/client-s3';
import { hashOf, isHash } from '../../courses/hash-of.ts';
import type { DownloadOptions, FileStore, StoredFile } from '../../files/file-store.port.ts';
import type { UploadStore } from '../../files/upload-store.port.ts';
import { checkPageRequest } from '../../shared/check-page-request.ts';
import type { Instant } from '../../shared/clock.port.ts';
import type { Page, PageRequest } from '../../shared/page.ts';
import { CoreError } from '../../shared/core-error.ts';
import { loadPeer } from '../load-peer.ts';
import { asUnavailable, openS3, statusOf, type OpenedS3, type S3Options } from './open-s3.ts';
import { checksumOf, putBytes } from './put-bytes.ts';
import { s3UploadStore, type GetSignedUrl } from './upload-store.s3.ts';

export interface OpenedS3FileStore {
  readonly store: FileStore;
  readonly uploads: UploadStore;
  close(): void;
}

/** Files as objects `files/SHA256`. Throws `unavailable`, and `not_configured` where the bucket cannot be used. */
export async function openS3FileStore(options: S3Options): Promise<OpenedS3FileStore> {
  const presigner = await loadPeer(
    '@aws-sdk/s3-request-presigner',
    () => import('@aws-sdk/s3-request-presigner'),
  );
  const opened = await openS3(options);
  const store = s3FileStore(opened, presigner.getSignedUrl);
  return {
    store,
    uploads: s3UploadStore(opened, store, presigner.getSignedUrl),
    close: () => opened.client.destroy(),
  };
}

function s3FileStore(opened: OpenedS3, getSignedUrl: GetSignedUrl): FileStore {
  const { s3, client } = opened;
  const object = (sha256: string) => ({ Bucket: opened.bucket, Key: keyOf(opened, sha256) });
  return {
    put: (bytes) => asking(() => put(opened, bytes)),
    has: (sha256) => asking(async () => isHash(sha256) && (await head(opened, sha256)) !== undefined),
    get: (sha256) =>
      asking(async () => {
        if (!isHash(sha256)) return undefined;
        const found = await client.send(new s3.GetObjectCommand(object(sha256))).catch(unlessMissing);
        const bytes = found?.Body === undefined ? undefined : await found.Body.transformToByteArray();
        if (bytes === undefined || hashOf(bytes) === sha256) return bytes;
        throw new CoreError('corrupt', `The file ${sha256} is not what its name says.`);
      }),
    list: (page) => asking(() => list(opened, page)),
    delete: (sha256, putBefore) =>
      asking(async () => {
        if (!isHash(sha256)) return;
        const found = putBefore === undefined ? undefined : await head(opened, sha256);
        // Whoever puts it in between finds it gone or makes it anew: an import counts on days, not on a moment.
        if (putBefore !== undefined && putAt(found) >= putBefore) return;
        await client.send(new s3.DeleteObjectCommand(object(sha256)));
      }),
    downloadUrl: async (sha256, { expiresInSeconds, contentType, cacheControl }: DownloadOptions) => {
      if (!isHash(sha256)) throw new CoreError('not_found', `There is no file ${sha256}.`);
      const command = new s3.GetObjectCommand({
        ...object(sha256),
        ...(contentType !== undefined && { ResponseContentType: contentType }),
        ...(cacheControl !== undefined && { ResponseCacheControl: cacheControl }),
      });
      const period = (expiresInSeconds * 1000) / 2;
      const signingDate = new Date(Math.floor(Date.now() / period) * period);
      return getSignedUrl(client, command, { expiresIn: expiresInSeconds, signingDate });
    },
  };
}

function keyOf({ prefix }: OpenedS3, sha256: string): string {
  return `${prefix}files/${sha256}`;
}

async function put(opened: OpenedS3, bytes: Uint8Array): Promise<string> {
  const sha256 = hashOf(bytes);
  const key = keyOf(opened, sha256);
  const found = await head(opened, sha256);
  if (isWhole(found, bytes) && isFresh(found)) return sha256;
  // There, but damaged or old. Whoever else mends it at the same time writes the same.
  if (await putBytes(opened, key, bytes, { ifAbsent: found === undefined })) return sha256;
  if (!isWhole(await head(opened, sha256), bytes)) await putBytes(opened, key, bytes, { ifAbsent: false });
  return sha256;
}

async function list(opened: OpenedS3, page: PageRequest): Promise<Page<StoredFile>> {
  checkPageRequest(page);
  const { limit, after } = page;
  const start = after === undefined ? {} : { StartAfter: keyOf(opened, after) };
  const target = { Bucket: opened.bucket, Prefix: keyOf(opened, ''), MaxKeys: limit, ...start };
  const found = await opened.client.send(new opened.s3.ListObjectsV2Command(target));
  const items = (found.Contents ?? []).map((one) => ({
    sha256: (one.Key ?? '').slice(target.Prefix.length),
    size: one.Size ?? 0,
    putAt: putAt(one),
  }));
  const last = items.at(-1);
  return { items, ...(found.IsTruncated === true && last !== undefined && { next: last.sha256 }) };
}

function putAt(found: { readonly LastModified?: Date | undefined } | undefined): Instant {
  return (found?.LastModified?.getTime() ?? Number.POSITIVE_INFINITY) * 1000;
}

/** An older one is sent again for the sake of its time, which a copy onto itself does not change everywhere. */
function isFresh(found: HeadObjectCommandOutput | undefined): boolean {
  return Date.now() - (found?.LastModified?.getTime() ?? 0) < hour;
}
const hour = 3_600_000;

/** Does S3 hold these bytes, by the checksum that it took them by? */
function isWhole(found: HeadObjectCommandOutput | undefined, bytes: Uint8Array): boolean {
  return found?.ContentLength === bytes.length && found.ChecksumSHA256 === checksumOf(bytes);
}

function head(opened: OpenedS3, sha256: string) {
  const target = { Bucket: opened.bucket, Key: keyOf(opened, sha256) };
  return opened.client
    .send(new opened.s3.HeadObjectCommand({ ...target, ChecksumMode: 'ENABLED' }))
    .catch(unlessMissing);
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
