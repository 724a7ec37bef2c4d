import path from 'node:path';
import { publishedTables } from '@coursewright/analytics';
import { openAnalyticsTables } from '@coursewright/analytics/sql';
import type { SqlTarget } from '@coursewright/core/sql';
import type { Settings } from '../settings.ts';
import { fileOf } from './records-target.ts';

export type TableSettings = Pick<Settings, 'data' | 'mysqlUrl' | 'analyticsMysqlUrl'>;

/**
 * Where published analytics tables are. A file of its own on SQLite: there one writes at a time, and a publication is a long
 * transaction, which learners' answers are not to wait for. It can be made anew from the log, so it need not survive a power cut.
 */
export function tablesTarget({ data, mysqlUrl, analyticsMysqlUrl }: TableSettings): SqlTarget {
  const url = analyticsMysqlUrl ?? mysqlUrl;
  if (url !== undefined) return { url, connections: 4 };
  return { file: path.join(data, 'analytics.sqlite'), synchronous: 'NORMAL', tempStore: 'FILE' };
}

/** The file of the published analytics tables; undefined where they are on a server. */
export function tablesFile(settings: TableSettings): string | undefined {
  return fileOf(tablesTarget(settings));
}

/** Opens the published analytics tables of these settings; the caller closes them. */
export function openTables(settings: TableSettings) {
  return openAnalyticsTables(tablesTarget(settings), publishedTables);
}
