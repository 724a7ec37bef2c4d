import type { ServicePlaces } from '@coursewright/core/testing';

/** The host's settings for these places. */
export function serviceEnv({ mysqlUrl, mongodbUrl, redisUrl, s3 }: ServicePlaces) {
  return {
    COURSEWRIGHT_MYSQL_URL: mysqlUrl,
    COURSEWRIGHT_MONGODB_URL: mongodbUrl,
    COURSEWRIGHT_REDIS_URL: redisUrl,
    COURSEWRIGHT_S3_ENDPOINT: s3.endpoint ?? '',
    COURSEWRIGHT_S3_REGION: s3.region,
    COURSEWRIGHT_S3_BUCKET: s3.bucket,
    COURSEWRIGHT_S3_ACCESS_KEY_ID: s3.credentials?.accessKeyId ?? '',
    COURSEWRIGHT_S3_SECRET_ACCESS_KEY: s3.credentials?.secretAccessKey ?? '',
  };
}
