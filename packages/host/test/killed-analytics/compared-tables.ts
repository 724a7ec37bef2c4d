import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { allTasks, publishedTables, runAnalytics } from '@coursewright/analytics';
import { daysUntilNow, foldSettings } from '../../src/analytics/fold-settings.ts';
import { openOwnLogSource } from '../../src/analytics/live/own-log-source.ts';
import { openOwnData } from '../../src/analytics/open-own-data.ts';
import { openStores } from '../../src/compose/open-stores.ts';
import { openTables } from '../../src/compose/analytics-tables.ts';
import type { HostConfig } from '../../src/config.ts';

/** Rows of each published table as JSON, sorted. */
export type TableContents = ReadonlyMap<string, readonly string[]>;

export interface ComparedTables {
  /** What the host's tables hold. */
  contents(): Promise<TableContents>;
  /** Names of tables that are not what a fresh run over the host's log makes. */
  differences(): Promise<readonly string[]>;
}

/** The published tables of a host beside those of a fresh run, which is made in `folder`. */
export function comparedTables(config: HostConfig, folder: string): ComparedTables {
  const freshly = async (): Promise<TableContents> => {
    const place = mkdtempSync(path.join(folder, 'fresh-'));
    const tables = await openTables({ data: place });
    const own = await openOwnData(openStores, { ...config, origin: 'http://127.0.0.1' }, []);
    const log = await openOwnLogSource(config);
    try {
      await runAnalytics({
        tasks: allTasks,
        source: log.source,
        sideTables: own.sideTables,
        state: path.join(place, 'state'),
        settings: foldSettings({}, daysUntilNow(new Date())),
        publish: tables.store,
        workers: 1,
      });
    } finally {
      log.close();
      await own.close();
      await tables.close();
    }
    return contentsOf({ data: place });
  };
  return {
    contents: () => contentsOf(config),
    differences: async () => {
      const [is, should] = [await contentsOf(config), await freshly()];
      return publishedTables
        .map(({ name }) => name)
        .filter((name) => JSON.stringify(is.get(name)) !== JSON.stringify(should.get(name)));
    },
  };
}

async function contentsOf(settings: Parameters<typeof openTables>[0]): Promise<TableContents> {
  const tables = await openTables(settings);
  try {
    return await tables.reader.read(async (view) => {
      const found = new Map<string, readonly string[]>();
      for (const table of publishedTables) {
        const columns = table.columns.map(({ name }) => name);
        const rows = await view.rows(table, { where: [], columns });
        found.set(table.name, rows.map((row) => JSON.stringify(row)).toSorted());
      }
      return found;
    });
  } finally {
    await tables.close();
  }
}
