import { Readable } from 'node:stream';
import { asUnavailable, openS3, type OpenedS3, type S3Options } from '@coursewright/core/s3';
import { hoursOfObjects } from './hours-of-objects.ts';
import type { LogFile, LogSource } from './log-source.port.ts';

export interface OpenedS3LogSource {
  readonly source: LogSource;
  close(): void;
}

/**
 * The logs in a bucket, of all keys that begin with `prefix`; of our own event log an hour is a file. Throws `unavailable`, and `not_configured` where the bucket
 * cannot be used or the driver is not installed.
 */
export async function openS3LogSource(options: S3Options): Promise<OpenedS3LogSource> {
  const opened = await openS3(options);
  return {
    source: { files: () => hoursOfObjects(filesOf(opened)) },
    close: () => opened.client.destroy(),
  };
}

async function* filesOf(opened: OpenedS3): AsyncGenerator<LogFile> {
  const { s3, client, bucket, prefix } = opened;
  let after: string | undefined;
  do {
    const page = new s3.ListObjectsV2Command({
      Bucket: bucket,
      Prefix: prefix,
      ...(after !== undefined && { ContinuationToken: after }),
    });
    const { Contents = [], NextContinuationToken } = await client.send(page).catch(unavailable);
    for (const { Key, Size = 0, ETag = '' } of Contents) {
      if (Key === undefined || Key.endsWith('/')) continue;
      yield {
        name: Key.slice(prefix.length),
        size: Size,
        version: `${ETag}-${Size}`,
        open: (start = 0) => Readable.from(bytesOf(opened, Key, ETag, start)),
      };
    }
    after = NextContinuationToken;
  } while (after !== undefined);
}

/** The object as it was listed: one that has been replaced since is a fault of the file. */
async function* bytesOf(
  { s3, client, bucket }: OpenedS3,
  key: string,
  etag: string,
  start: number,
): AsyncGenerator<Uint8Array> {
  const get = new s3.GetObjectCommand({
    Bucket: bucket,
    Key: key,
    ...(etag !== '' && { IfMatch: etag }),
    ...(start > 0 && { Range: `bytes=${start}-` }),
  });
  const { Body } = await client.send(get).catch(unavailable);
  if (!(Body instanceof Readable)) return;
  for await (const chunk of Body) if (chunk instanceof Uint8Array) yield chunk;
}

function unavailable(error: unknown): never {
  throw asUnavailable(error);
}
