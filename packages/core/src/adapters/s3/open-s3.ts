import type * as S3 from '@aws-sdk/client-s3';
import { CoreError } from '../../shared/core-error.ts';
import { loadPeer } from '../load-peer.ts';

/** A bucket, and how it is reached. */
export interface S3Options {
  readonly bucket: string;
  readonly region: string;
  /** `https://…` of a service that is not Amazon's. */
  readonly endpoint?: string;
  /** Absent: as Amazon's SDK finds them on the machine. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** `ENDPOINT/BUCKET/KEY` instead of `BUCKET.ENDPOINT/KEY`. */
  readonly pathStyle?: boolean;
  /** What all keys begin with, as `coursewright/`; default none. */
  readonly prefix?: string;
}

export interface OpenedS3 {
  readonly s3: typeof S3;
  readonly client: S3.S3Client;
  readonly bucket: string;
  readonly prefix: string;
}

/** Throws `unavailable` when the service does not answer, `not_configured` when it does not let us into the bucket. */
export async function openS3(options: S3Options): Promise<OpenedS3> {
  const s3 = await loadPeer('@aws-sdk/client-s3', () => import('@aws-sdk/client-s3'));
  const { bucket, region, endpoint, credentials, pathStyle = false, prefix = '' } = options;
  const client = new s3.S3Client({
    region,
    forcePathStyle: pathStyle,
    maxAttempts: 3,
    // Where one counts it is named. The SDK's own would go into signed addresses, as that of no bytes at all.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: 5000, requestTimeout: 60_000, throwOnRequestTimeout: true },
    ...(endpoint !== undefined && { endpoint }),
    ...(credentials && { credentials }),
  });
  try {
    await client.send(new s3.HeadBucketCommand({ Bucket: bucket }));
  } catch (error) {
    client.destroy();
    throw bucketFault(error, bucket);
  }
  return { s3, client, bucket, prefix };
}

function bucketFault(error: unknown, bucket: string): unknown {
  const status = statusOf(error);
  if (status === 404) {
    return new CoreError('not_configured', `There is no bucket ${bucket}: make it, or name another.`, {
      cause: error,
    });
  }
  if (status === 301 || status === 400) {
    return new CoreError('not_configured', `The bucket ${bucket} is not in the region that is named.`, {
      cause: error,
    });
  }
  if (status === 401 || status === 403) {
    return new CoreError('not_configured', `S3 does not let these keys into the bucket ${bucket}.`, {
      cause: error,
    });
  }
  return asUnavailable(error);
}

/** What the SDK says of a service that does not answer, as `unavailable`; any other error as it is. */
export function asUnavailable(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const status = statusOf(error);
  const away = /^(ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN)/;
  const outage =
    (status !== undefined && (status >= 500 || status === 429)) ||
    error.name === 'TimeoutError' ||
    ('code' in error && away.test(String(error.code)));
  return outage
    ? new CoreError('unavailable', `S3 does not answer: ${error.message}`, { cause: error })
    : error;
}

/** HTTP status of what the service answered with. */
export function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('$metadata' in error)) return undefined;
  const metadata = error.$metadata;
  if (typeof metadata !== 'object' || metadata === null || !('httpStatusCode' in metadata)) return undefined;
  return Number(metadata.httpStatusCode) || undefined;
}
