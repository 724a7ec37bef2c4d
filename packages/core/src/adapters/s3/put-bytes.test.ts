import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { serviceUrl } from '../../testing/services.ts';
import { openS3, type OpenedS3 } from './open-s3.ts';
import { putBytes } from './put-bytes.ts';
import { partBytes, partsOf, sha256 } from './put-parts.ts';
import { testBucket, type TestBucket } from './testing/test-bucket.ts';

const endpoint = serviceUrl('s3');
const bytes = randomBytes(2 * partBytes + 3);

describe.skipIf(endpoint === undefined)('putBytes that goes on with uploads', () => {
  let bucket: TestBucket;
  let opened: OpenedS3;
  let target: { readonly Bucket: string; readonly Key: string };
  beforeEach(async () => {
    bucket = await testBucket(endpoint ?? '');
    opened = await openS3(bucket.options);
    target = { Bucket: bucket.bucket, Key: `${bucket.prefix}object` };
  });
  afterEach(async () => {
    opened.client.destroy();
    await bucket.close();
  });

  /** An upload in parts that nobody completed; each part is of these bytes or of others. */
  async function begin(parts: readonly { readonly number: number; readonly isRight: boolean }[]) {
    const { s3, client } = bucket;
    const create = new s3.CreateMultipartUploadCommand({ ...target, ChecksumAlgorithm: 'SHA256' });
    const { UploadId } = await client.send(create);
    for (const { number, isRight } of parts) {
      const right = partsOf(bytes)[number - 1] ?? bytes;
      const Body = isRight ? right : randomBytes(right.length);
      const ChecksumSHA256 = sha256(Body).toString('base64');
      const part = { ...target, UploadId, PartNumber: number, Body, ChecksumSHA256 };
      await client.send(new s3.UploadPartCommand(part));
    }
  }
  const put = () => putBytes(opened, target.Key, bytes, { ifAbsent: true, resumes: true });
  const content = async () => {
    const { Body } = await bucket.client.send(new bucket.s3.GetObjectCommand(target));
    return Buffer.from((await Body?.transformToByteArray()) ?? []);
  };
  const unfinished = async () => {
    const list = new bucket.s3.ListMultipartUploadsCommand({ Bucket: target.Bucket, Prefix: target.Key });
    return (await bucket.client.send(list)).Uploads ?? [];
  };
  /** Numbers of the parts that are sent from here on. */
  const sentParts = () => {
    const numbers: number[] = [];
    const part = z.object({ PartNumber: z.number(), Body: z.unknown() });
    opened.client.middlewareStack.add(
      (next) => (args) => {
        const { data } = part.safeParse(args.input);
        if (data?.Body !== undefined) numbers.push(data.PartNumber);
        return next(args);
      },
      { step: 'initialize' },
    );
    return numbers;
  };

  it('sends only the parts that are missing or others', async () => {
    await begin([
      { number: 1, isRight: false },
      { number: 2, isRight: true },
    ]);
    const sent = sentParts();
    expect(await put()).toBe(true);
    expect(new Set(sent)).toEqual(new Set([1, 3]));
    expect((await content()).equals(bytes)).toBe(true);
    expect(await unfinished()).toEqual([]);
  });

  it('sends nothing where the object is there, and takes back what was sent of it', async () => {
    expect(await put()).toBe(true);
    await begin([{ number: 1, isRight: true }]);
    const sent = sentParts();
    expect(await put()).toBe(false);
    expect(sent).toEqual([]);
    expect((await content()).equals(bytes)).toBe(true);
    expect(await unfinished()).toEqual([]);
  });

  it('puts the object once where two go on with one upload', async () => {
    await begin([{ number: 2, isRight: true }]);
    const outcomes = await Promise.allSettled([put(), put()]);
    expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect(await put()).toBe(false);
    expect((await content()).equals(bytes)).toBe(true);
    expect(await unfinished()).toEqual([]);
  });
});
