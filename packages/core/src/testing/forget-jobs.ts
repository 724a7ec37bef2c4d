import { openRedis } from '../adapters/bullmq/open-redis.ts';
import { databaseId } from '../adapters/sql/database-id.sql.ts';
import { openSqlDatabase, type SqlTarget } from '../adapters/sql/open-sql-database.ts';
import { withOwnTables } from '../adapters/sql/sql-records.ts';
import { systemIds } from '../shared/id-source.port.ts';

/** Takes out of Redis what the host of this database, which does not run any more, has there. */
export async function forgetJobs(redisUrl: string, target: SqlTarget): Promise<void> {
  const database = await openSqlDatabase(target, withOwnTables([]));
  const id = await databaseId(database, systemIds);
  await database.close();
  const redis = await openRedis({ url: redisUrl, onError: () => undefined });
  const keys = await redis.keys(`coursewright:${id}:*`);
  if (keys.length > 0) await redis.unlink(keys);
  redis.disconnect();
}
