import { openTables } from '../../compose/analytics-tables.ts';
import type { HostOverrides } from '../../compose.ts';
import { publishRows, type Rows } from '../../testing/publish-rows.ts';
import { openTestHost } from '../../testing/test-host.ts';
import { courseStructure } from '../course-structure.ts';
import { insightsRows } from './insights-rows.ts';

export type InsightsHost = Awaited<ReturnType<typeof openInsightsHost>>;

/** `created` of what is published. */
const at = Date.parse('2026-11-09T03:04:05Z') * 1000;

/** A test host whose course has numbers. `olx`: another course than the tiny one; `empty`: without numbers. */
export async function openInsightsHost(
  overrides: HostOverrides = {},
  { olx, empty = false }: { readonly olx?: string; readonly empty?: boolean } = {},
) {
  const host = await openTestHost(overrides);
  const courseKey =
    olx === undefined
      ? host.courseKey
      : (await host.engine.courses.import({ source: olx, author: 'test' })).courseKey;
  const tables = await openTables(host.config);
  const publish = (given: Rows) => publishRows(tables, given, at);
  const structure = await courseStructure(host.engine.versions, courseKey);
  const accounts = [host.learner, host.other].map(({ id, username }) => ({ userId: id, username }));
  const rows = insightsRows(courseKey, structure, accounts);
  if (!empty) await publish(rows);
  return {
    ...host,
    courseKey,
    rows,
    publish,
    close: async () => {
      await tables.close();
      await host.close();
    },
  };
}
