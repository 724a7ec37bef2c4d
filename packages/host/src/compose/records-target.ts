import path from 'node:path';
import { coreModule, courseStoreModule, type SqlTarget } from '@coursewright/core/sql';
import { ltiModule } from '@coursewright/lti-provider/sql';
import { hostModule } from '../adapters/sql/host-module.ts';
import type { Settings } from '../settings.ts';

/** What has tables in the database of the records. */
export const modules = [coreModule, courseStoreModule, ltiModule, hostModule] as const;

/** The database where no server is named. */
export function databaseFile({ data }: Pick<Settings, 'data'>): string {
  return path.join(data, 'coursewright.sqlite');
}

/** Where the records are. */
export function sqlTarget({ data, mysqlUrl }: Pick<Settings, 'data' | 'mysqlUrl'>): SqlTarget {
  return mysqlUrl === undefined ? { file: databaseFile({ data }) } : { url: mysqlUrl };
}

/** The file of a database that is one. */
export function fileOf(target: SqlTarget): string | undefined {
  return 'file' in target ? target.file : undefined;
}
