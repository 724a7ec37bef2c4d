import { z } from 'zod';

/** The services that stand in for parts of the data folder. */
export const serviceSettings = {
  COURSEWRIGHT_MONGODB_URL: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/./, 'must begin with mongodb:// or mongodb+srv://')
    .optional()
    .describe(
      'Courses in MongoDB 4.4 or later, mongodb://USER:PASSWORD@HOST:PORT/DATABASE?replicaSet=NAME. Default: in the database of the rest.',
    ),
  COURSEWRIGHT_REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\/./, 'must begin with redis:// or rediss://')
    .optional()
    .describe(
      'Jobs and rate limits in Redis 6.2 or later, redis://:PASSWORD@HOST:PORT/0, or rediss:// over TLS. Default: jobs in the database, rate limits counted by each process.',
    ),
  COURSEWRIGHT_S3_BUCKET: z
    .string()
    .min(3)
    .optional()
    .describe('Files and event log in this bucket of S3. Default: in the data folder.'),
  COURSEWRIGHT_S3_REGION: z.string().min(1).default('us-east-1').describe('Region of the bucket.'),
  COURSEWRIGHT_S3_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .optional()
    .describe('Address of an S3 service that is not Amazon’s.'),
  COURSEWRIGHT_S3_ACCESS_KEY_ID: z
    .string()
    .min(1)
    .optional()
    .describe('Key for the bucket. Default: what Amazon’s SDK finds on the machine, as a role.'),
  COURSEWRIGHT_S3_SECRET_ACCESS_KEY: z.string().min(1).optional().describe('Secret of that key.'),
  COURSEWRIGHT_S3_PATH_STYLE: z
    .enum(['true', 'false'], 'must be true or false')
    .optional()
    .describe(
      'Whether the bucket stands in the path of addresses and not in the host name. Default: with an endpoint of its own, true.',
    ),
};

const parsed = z.object(serviceSettings);

/** The services as the host uses them; absent = the data folder or the database. */
export interface ServiceSettings {
  readonly mongodbUrl?: string;
  readonly redisUrl?: string;
  readonly s3?: S3Settings;
}

export interface S3Settings {
  readonly bucket: string;
  readonly region: string;
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly pathStyle: boolean;
}

export function servicesOf(value: z.infer<typeof parsed>): ServiceSettings {
  const { COURSEWRIGHT_MONGODB_URL: mongodbUrl, COURSEWRIGHT_REDIS_URL: redisUrl } = value;
  const s3 = s3Of(value);
  return {
    ...(mongodbUrl !== undefined && { mongodbUrl }),
    ...(redisUrl !== undefined && { redisUrl }),
    ...(s3 && { s3 }),
  };
}

function s3Of(value: z.infer<typeof parsed>): S3Settings | undefined {
  const bucket = value.COURSEWRIGHT_S3_BUCKET;
  const endpoint = value.COURSEWRIGHT_S3_ENDPOINT;
  const accessKeyId = value.COURSEWRIGHT_S3_ACCESS_KEY_ID;
  const secretAccessKey = value.COURSEWRIGHT_S3_SECRET_ACCESS_KEY;
  const pathStyle = value.COURSEWRIGHT_S3_PATH_STYLE;
  if (bucket === undefined) return undefined;
  return {
    bucket,
    region: value.COURSEWRIGHT_S3_REGION,
    ...(endpoint !== undefined && { endpoint }),
    ...(accessKeyId !== undefined &&
      secretAccessKey !== undefined && { credentials: { accessKeyId, secretAccessKey } }),
    pathStyle: pathStyle === undefined ? endpoint !== undefined : pathStyle === 'true',
  };
}

/** What is wrong with settings that are right each for itself. */
export function serviceFaults(value: z.infer<typeof parsed>): readonly string[] {
  const { COURSEWRIGHT_S3_ACCESS_KEY_ID: key, COURSEWRIGHT_S3_SECRET_ACCESS_KEY: secret } = value;
  const faults: string[] = [];
  if (value.COURSEWRIGHT_S3_BUCKET === undefined && (value.COURSEWRIGHT_S3_ENDPOINT ?? key) !== undefined) {
    faults.push('COURSEWRIGHT_S3_BUCKET: must be set for the other settings of S3 to mean anything');
  }
  if ((key === undefined) !== (secret === undefined)) {
    faults.push('COURSEWRIGHT_S3_ACCESS_KEY_ID: it and COURSEWRIGHT_S3_SECRET_ACCESS_KEY go together');
  }
  return faults;
}
