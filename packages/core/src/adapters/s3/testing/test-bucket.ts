import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { suiteSetting } from '../../../testing/services.ts';
import { openS3, type S3Options } from '../open-s3.ts';

export type TestBucket = Awaited<ReturnType<typeof testBucket>>;

/**
 * The bucket that the environment names, made where it is not there, with a prefix of one test's own; `own`: a bucket of
 * one test's own without a prefix, as the host's settings name one. `close` removes what the test has put.
 */
export async function testBucket(endpoint: string, { own = false } = {}) {
  const name = `test-${randomUUID()}`;
  const options = {
    endpoint,
    bucket: own ? name : (suiteSetting('COURSEWRIGHT_S3_BUCKET') ?? 'coursewright-test'),
    region: suiteSetting('COURSEWRIGHT_S3_REGION') ?? 'us-east-1',
    credentials: {
      accessKeyId: suiteSetting('COURSEWRIGHT_S3_ACCESS_KEY_ID') ?? '',
      secretAccessKey: suiteSetting('COURSEWRIGHT_S3_SECRET_ACCESS_KEY') ?? '',
    },
    pathStyle: true,
    prefix: own ? '' : `${name}/`,
  } as const satisfies S3Options;
  const s3 = await import('@aws-sdk/client-s3');
  const { region, credentials } = options;
  const maker = new s3.S3Client({ endpoint, region, credentials, forcePathStyle: true });
  await maker.send(new s3.CreateBucketCommand({ Bucket: options.bucket })).catch(() => undefined);
  maker.destroy();
  const opened = await openS3(options);
  const keys = async (): Promise<string[]> => {
    const found: string[] = [];
    for (let token: string | undefined, more = true; more; more = token !== undefined) {
      const page = await opened.client.send(
        new s3.ListObjectsV2Command({
          Bucket: options.bucket,
          Prefix: options.prefix,
          ...(token !== undefined && { ContinuationToken: token }),
        }),
      );
      found.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []));
      token = page.NextContinuationToken;
    }
    return found;
  };
  return {
    ...opened,
    options,
    keys,
    /** Lines of the event log, in the order of their objects' names. */
    logLines: async (): Promise<string[]> => {
      const lines: string[] = [];
      for (const Key of (await keys()).filter((key) => key.startsWith(`${options.prefix}events/`)).sort()) {
        const { Body } = await opened.client.send(new s3.GetObjectCommand({ Bucket: options.bucket, Key }));
        const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
        lines.push(...gunzipSync(bytes).toString().trim().split('\n'));
      }
      return lines;
    },
    close: async () => {
      for (const Key of await keys()) {
        await opened.client.send(new s3.DeleteObjectCommand({ Bucket: options.bucket, Key }));
      }
      if (own) await opened.client.send(new s3.DeleteBucketCommand({ Bucket: options.bucket }));
      opened.client.destroy();
    },
  };
}
