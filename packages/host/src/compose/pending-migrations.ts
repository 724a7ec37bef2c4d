import { publishedTables } from '@coursewright/analytics';
import { pendingAnalyticsMigrations } from '@coursewright/analytics/sql';
import { pendingRecordsMigrations } from '@coursewright/core/sql';
import { tablesTarget, type TableSettings } from './analytics-tables.ts';
import { modules, sqlTarget } from './records-target.ts';

/** Names of the migrations that the next start would apply to the records, to analytics' tables, or to both. Changes nothing. */
export async function pendingHostMigrations(
  settings: TableSettings,
  of: 'records' | 'analytics' | 'both' = 'both',
): Promise<readonly string[]> {
  return [
    ...(of === 'analytics' ? [] : await pendingRecordsMigrations(sqlTarget(settings), modules)),
    ...(of === 'records' ? [] : await pendingAnalyticsMigrations(tablesTarget(settings), publishedTables)),
  ];
}
