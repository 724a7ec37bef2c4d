import { randomUUID } from 'node:crypto';
import type { S3Options } from '../adapters/s3/open-s3.ts';
import { testBucket, type TestBucket } from '../adapters/s3/testing/test-bucket.ts';
import { mysqlTestDatabases } from '../adapters/sql/testing/mysql-test-databases.ts';
import { forgetJobs } from './forget-jobs.ts';
import { serviceUrl } from './services.ts';

/** Where the four services are that suites run on together; undefined where one is missing: see `serviceUrl`. */
export function allServiceUrls(): ServiceUrls | undefined {
  const [mysql, mongodb, redis, s3] = [
    serviceUrl('mysql'),
    serviceUrl('mongodb'),
    serviceUrl('redis'),
    serviceUrl('s3'),
  ];
  if (mysql === undefined || mongodb === undefined || redis === undefined || s3 === undefined)
    return undefined;
  return { mysql, mongodb, redis, s3 };
}

export interface ServiceUrls {
  readonly mysql: string;
  readonly mongodb: string;
  readonly redis: string;
  readonly s3: string;
}

/** A place of one test's own on each service, named as the host's settings are. */
export interface ServicePlaces {
  readonly mysqlUrl: string;
  readonly mongodbUrl: string;
  readonly redisUrl: string;
  readonly s3: S3Options & { readonly pathStyle: true };
  readonly bucket: TestBucket;
  /** Removes all of them. */
  close(): Promise<void>;
}

/** Of Redis nothing needs to be one's own: what a host has there is named by its database. */
export async function openServicePlaces(urls: ServiceUrls): Promise<ServicePlaces> {
  const { MongoClient } = await import('mongodb');
  const databases = mysqlTestDatabases(urls.mysql);
  const { target } = await databases.open('host');
  if (!('url' in target)) throw new Error('MySQL gave a file.');
  const mongodbUrl = urls.mongodb.replace(
    /^(mongodb:\/\/[^/?]*)\/?[^?]*/,
    `$1/coursewright-test-${randomUUID()}`,
  );
  const bucket = await testBucket(urls.s3, { own: true });
  return {
    mysqlUrl: target.url,
    mongodbUrl,
    redisUrl: urls.redis,
    s3: bucket.options,
    bucket,
    close: async () => {
      await bucket.close();
      await forgetJobs(urls.redis, target);
      await databases.drop();
      const client = await MongoClient.connect(mongodbUrl);
      await client.db().dropDatabase();
      await client.close();
    },
  };
}
