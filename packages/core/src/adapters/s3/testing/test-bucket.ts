import { randomUUID } from 'node:crypto';
import { suiteSetting } from '../../../testing/services.ts';
import { openS3, type S3Options } from '../open-s3.ts';

/** The bucket that the environment names, made where it is not there, with a prefix of one test's own; `close` empties it. */
export async function testBucket(endpoint: string) {
  const options = {
    endpoint,
    bucket: suiteSetting('COURSEWRIGHT_S3_BUCKET') ?? 'coursewright-test',
    region: suiteSetting('COURSEWRIGHT_S3_REGION') ?? 'us-east-1',
    credentials: {
      accessKeyId: suiteSetting('COURSEWRIGHT_S3_ACCESS_KEY_ID') ?? '',
      secretAccessKey: suiteSetting('COURSEWRIGHT_S3_SECRET_ACCESS_KEY') ?? '',
    },
    pathStyle: true,
    prefix: `test-${randomUUID()}/`,
  } as const satisfies S3Options;
  const { S3Client, CreateBucketCommand, DeleteObjectCommand, ListObjectsV2Command } =
    await import('@aws-sdk/client-s3');
  const { region, credentials } = options;
  const maker = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  await maker.send(new CreateBucketCommand({ Bucket: options.bucket })).catch(() => undefined);
  maker.destroy();
  const opened = await openS3(options);
  const keys = async (): Promise<string[]> => {
    const found: string[] = [];
    for (let token: string | undefined, more = true; more; more = token !== undefined) {
      const page = await opened.client.send(
        new ListObjectsV2Command({
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
    close: async () => {
      for (const Key of await keys()) {
        await opened.client.send(new DeleteObjectCommand({ Bucket: options.bucket, Key }));
      }
      opened.client.destroy();
    },
  };
}
