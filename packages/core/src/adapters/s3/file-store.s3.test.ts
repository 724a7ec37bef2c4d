import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashOf } from '../../courses/hash-of.ts';
import { fileStoreContract } from '../../files/file-store.contract.ts';
import { serviceUrl } from '../../testing/services.ts';
import { tcpProxy } from '../../testing/tcp-proxy.ts';
import { openS3FileStore, type OpenedS3FileStore } from './file-store.s3.ts';
import { testBucket } from './testing/test-bucket.ts';

const endpoint = serviceUrl('s3');

async function open() {
  const bucket = await testBucket(endpoint ?? '');
  const opened: OpenedS3FileStore[] = [];
  const reopen = async () => {
    const next = await openS3FileStore(bucket.options);
    opened.push(next);
    return next.store;
  };
  return {
    bucket,
    store: await reopen(),
    reopen,
    damage: async (sha256: string) => {
      const Key = `${bucket.prefix}files/${sha256}`;
      await bucket.client.send(
        new bucket.s3.PutObjectCommand({ Bucket: bucket.bucket, Key, Body: 'broken' }),
      );
    },
    close: async () => {
      for (const { close } of opened) close();
      await bucket.close();
    },
  };
}

describe.skipIf(endpoint === undefined)('on a server', () => {
  fileStoreContract({ describe, it, expect }, 'S3', open);

  it('sends a large file in parts, once, and leaves no unfinished part behind', async () => {
    const { store, bucket, damage, close } = await open();
    const bytes = randomBytes(40 * 1024 * 1024 + 3);
    const [sha256] = await Promise.all([store.put(bytes), store.put(bytes)]);
    expect(hashOf((await store.get(sha256)) ?? new Uint8Array())).toBe(hashOf(bytes));
    await damage(sha256);
    await store.put(bytes);
    expect(hashOf((await store.get(sha256)) ?? new Uint8Array())).toBe(hashOf(bytes));
    const { Uploads = [] } = await bucket.client.send(
      new bucket.s3.ListMultipartUploadsCommand({ Bucket: bucket.bucket, Prefix: bucket.prefix }),
    );
    expect(Uploads).toEqual([]);
    await close();
  });

  it('does not send again what is there', async () => {
    const { store, bucket, close } = await open();
    const sha256 = await store.put(Buffer.from('same'));
    const first = await bucket.client.send(
      new bucket.s3.HeadObjectCommand({ Bucket: bucket.bucket, Key: `${bucket.prefix}files/${sha256}` }),
    );
    await new Promise((resolve) => setTimeout(resolve, 1100));
    await store.put(Buffer.from('same'));
    const second = await bucket.client.send(
      new bucket.s3.HeadObjectCommand({ Bucket: bucket.bucket, Key: `${bucket.prefix}files/${sha256}` }),
    );
    expect(second.LastModified).toEqual(first.LastModified);
    await close();
  });

  it('gives browsers an address of its own, for ranges too, until it expires', async () => {
    const { store, close } = await open();
    const sha256 = await store.put(Buffer.from('0123456789'));
    const options = { expiresInSeconds: 4, contentType: 'video/mp4', cacheControl: 'private, max-age=60' };
    const url = (await store.downloadUrl?.(sha256, options)) ?? '';
    const answer = await fetch(url, { headers: { Range: 'bytes=2-4' } });
    expect([answer.status, await answer.text()]).toEqual([206, '234']);
    expect(answer.headers.get('content-type')).toBe('video/mp4');
    expect(answer.headers.get('cache-control')).toBe('private, max-age=60');
    const other = await store.put(Buffer.from('other'));
    expect((await fetch(url.replace(sha256, other))).status).toBe(403);
    expect((await fetch(url.replace('X-Amz-Expires=4', 'X-Amz-Expires=400'))).status).toBe(403);
    expect((await fetch(url.replace('video%2Fmp4', 'text%2Fhtml'))).status).toBe(403);
    await new Promise((resolve) => setTimeout(resolve, 4100));
    expect((await fetch(url)).status).toBe(403);
    await close();
  });

  it('says which setting is wrong, and when the service does not answer', async () => {
    const { bucket, close } = await open();
    const { options } = bucket;
    const opening = (more: object) => openS3FileStore({ ...options, ...more });
    await expect(opening({ bucket: 'no-such-bucket' })).rejects.toMatchObject({ code: 'not_configured' });
    await expect(
      opening({ credentials: { ...options.credentials, secretAccessKey: 'wrong' } }),
    ).rejects.toMatchObject({ code: 'not_configured', detail: expect.stringContaining(options.bucket) });
    const { hostname, port } = new URL(options.endpoint);
    const proxy = await tcpProxy({ host: hostname, port: Number(port) });
    const behind = await openS3FileStore({ ...options, endpoint: `http://127.0.0.1:${proxy.port}` });
    const sha256 = await behind.store.put(Buffer.from('kept'));
    await proxy.cut();
    await expect(behind.store.get(sha256)).rejects.toMatchObject({ code: 'unavailable' });
    await expect(opening({ endpoint: `http://127.0.0.1:${proxy.port}` })).rejects.toMatchObject({
      code: 'unavailable',
    });
    await proxy.mend();
    expect(Buffer.from((await behind.store.get(sha256)) ?? []).toString()).toBe('kept');
    behind.close();
    await proxy.close();
    await close();
  });
});
