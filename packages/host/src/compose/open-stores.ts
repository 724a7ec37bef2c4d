import path from 'node:path';
import { publishedTables } from '@coursewright/analytics';
import { derivedTables } from '@coursewright/analytics/sql';
import {
  rememberingCourseStore,
  systemClock,
  systemIds,
  type Clock,
  type IdSource,
} from '@coursewright/core';
import { openBullmqJobQueue, openRedis } from '@coursewright/core/bullmq';
import { FolderEventLog, folderFileStore } from '@coursewright/core/folder';
import { openMongodbCourseStore } from '@coursewright/core/mongodb';
import { openS3EventLog, openS3FileStore } from '@coursewright/core/s3';
import {
  databaseId,
  openRecordsDump,
  openSqlRecords,
  sqlCourseStore,
  sqlRecordsDump,
} from '@coursewright/core/sql';
import { passingTables } from '../adapters/sql/leases.sql.ts';
import type { Settings } from '../settings.ts';
import { modules, sqlTarget } from './records-target.ts';

/**
 * Everything that the host of these settings keeps, without the host: in each service that they name, and for the others
 * in the data folder and the database. The caller closes it.
 */
export async function openStores(
  settings: Pick<Settings, 'data' | 'mysqlUrl' | 'mongodbUrl' | 'redisUrl' | 's3'>,
  given: {
    readonly clock?: Clock;
    readonly ids?: IdSource;
    readonly onError?: (error: unknown) => void;
  } = {},
) {
  const { data, mongodbUrl, redisUrl, s3 } = settings;
  const { clock = systemClock, ids = systemIds, onError = () => undefined } = given;
  const closings: (() => unknown)[] = [];
  const keep = <T extends { close(): unknown }>(opened: T): T => {
    closings.unshift(() => opened.close());
    return opened;
  };
  const close = async () => {
    for (const one of closings) await one();
  };
  try {
    const sql = keep(await openSqlRecords({ ...sqlTarget(settings), modules, clock, ids }));
    const mongodb = mongodbUrl && keep(await openMongodbCourseStore({ url: mongodbUrl, clock }));
    // Hosts on one Redis never take each other's jobs, which would end well and change nothing.
    const prefix = redisUrl && `coursewright:${await databaseId(sql.database, ids)}`;
    const queue = prefix && keep(await openBullmqJobQueue({ url: redisUrl, prefix, onError }));
    const bucket = s3 && keep(await openS3FileStore(s3));
    const redis =
      prefix && (await openRedis({ url: redisUrl, keyPrefix: `${prefix}:`, onError: () => undefined }));
    if (redis) closings.unshift(() => redis.disconnect());
    return {
      records: sql.records,
      outbox: sql.outbox,
      dump: sqlRecordsDump(sql.database, notCarried()),
      jobs: queue ? queue.queue : sql.jobs,
      courseStore: mongodb ? rememberingCourseStore(mongodb.store) : sqlCourseStore(sql.database, clock),
      files: bucket ? bucket.store : folderFileStore(path.join(data, 'files')),
      bucketUploads: bucket?.uploads,
      eventLog: s3 ? keep(await openS3EventLog(s3)).log : new FolderEventLog(path.join(data, 'events')),
      redis: redis || undefined,
      clock,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What a backup leaves out: tables that are counted from the log again, and what holds for running processes. */
function notCarried() {
  const { module, tables } = derivedTables(publishedTables);
  return { module, tables: [...tables, ...passingTables] };
}

/** The database of these settings with the tables that these migrations make; the next `openStores` brings them up to date. */
export function openRecordsOf(settings: Pick<Settings, 'data' | 'mysqlUrl'>, migrations: readonly string[]) {
  return openRecordsDump({ target: sqlTarget(settings), modules, migrations, derived: notCarried() });
}

/** Of what a host of these settings keeps, that which is neither in its database nor in its folder. */
export async function openOutsideStores({ mongodbUrl, s3 }: Pick<Settings, 'mongodbUrl' | 's3'>) {
  const log = s3 && (await openS3EventLog(s3));
  try {
    const mongodb = mongodbUrl && (await openMongodbCourseStore({ url: mongodbUrl, clock: systemClock }));
    return {
      courseStore: mongodb ? mongodb.store : undefined,
      eventLog: log?.log,
      close: async () => {
        if (mongodb) await mongodb.close();
        log?.close();
      },
    };
  } catch (error) {
    log?.close();
    throw error;
  }
}
