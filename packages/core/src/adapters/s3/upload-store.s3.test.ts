import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { hashOf } from '../../courses/hash-of.ts';
import { uploadPartBytes } from '../../files/upload-parts.ts';
import { uploadStoreContract } from '../../files/upload-store.contract.ts';
import { serviceUrl } from '../../testing/services.ts';
import { openS3FileStore, type OpenedS3FileStore } from './file-store.s3.ts';
import { testBucket } from './testing/test-bucket.ts';

const endpoint = serviceUrl('s3');

async function open() {
  const bucket = await testBucket(endpoint ?? '');
  const opened: OpenedS3FileStore[] = [];
  const openAnother = async () => {
    const next = await openS3FileStore(bucket.options);
    opened.push(next);
    return next;
  };
  const { uploads, store } = await openAnother();
  return {
    bucket,
    uploads,
    files: store,
    reopen: async () => (await openAnother()).uploads,
    // The server judges by its own clock.
    later: (seconds: number) => sleep(seconds * 1000),
    close: async () => {
      for (const { close } of opened) close();
      await bucket.close();
    },
  };
}

describe.skipIf(endpoint === undefined)('on a server', () => {
  uploadStoreContract({ describe, it, expect }, 'S3', open);

  it('leaves neither object nor unfinished part of an upload that is over', async () => {
    const { uploads, bucket, close } = await open();
    const long = { sha256: hashOf('long'), size: uploadPartBytes + 1, contentType: 'application/gzip' };
    const { id } = await uploads.start(long, { expiresInSeconds: 60 });
    await uploads.abandon(id);
    const { Uploads = [] } = await bucket.client.send(
      new bucket.s3.ListMultipartUploadsCommand({ Bucket: bucket.bucket, Prefix: bucket.prefix }),
    );
    expect([await bucket.keys(), Uploads]).toEqual([[], []]);
    await close();
  });
});
