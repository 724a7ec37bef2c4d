import {
  isOfGroups,
  parseLogEvent,
  pseudonyms,
  researchColumns,
  researchEvent,
  researchGroups,
  researchRow,
  researchTables,
  type Pseudonyms,
} from '@coursewright/analytics';
import { listCsv } from '@coursewright/analytics/insights';
import { CoreError, currentSecret, type EventLog, type Secret } from '@coursewright/core';
import { deriveKey } from '../../accounts/derive-key.ts';
import type { HostDeps } from '../../host-deps.ts';

interface Deps {
  readonly analytics: HostDeps['analytics'];
  readonly secret: Secret;
}

const hourLength = 3_600_000_000;
const pageRows = 20_000;

/** Days `YYYY-MM-DD`, both among them. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** The events of a course as JSON lines under pseudonyms, as they are in the log. */
export async function* researchLines(
  { analytics, secret }: Deps,
  courseKey: string,
  days: Days,
): AsyncGenerator<string> {
  const names = await namesOf({ analytics, secret }, courseKey);
  const [from, to] = [startOf(days.from), startOf(days.to) + 25 * hourLength];
  // Lines are written a little later than they happen.
  for (const { hour } of (await analytics.log.hours()).filter((one) => one.hour >= from && one.hour < to))
    for await (const lines of eventsOfHour(analytics.log, hour)) {
      let text = '';
      for (const line of lines) {
        const event = parseLogEvent(line);
        const { date = '' } = event ?? {};
        if (event?.courseIdOrUrl === courseKey && date >= days.from && date <= days.to)
          text += `${JSON.stringify(researchEvent(event, names))}\n`;
      }
      yield text;
    }
}

/** Each line once: the last ones of a log may be there twice for a moment. */
async function* eventsOfHour(
  log: Pick<EventLog, 'readHour'>,
  hour: number,
): AsyncGenerator<readonly string[]> {
  let before: ReadonlySet<string> = new Set();
  for await (const lines of log.readHour(hour)) {
    const seen = new Set(lines);
    yield [...seen].filter((line) => !before.has(line));
    before = seen;
  }
}

/** A published table of a course as CSV under pseudonyms, row by row as they were published. Throws `not_found` for a table that is none. */
export async function* researchCsv(deps: Deps, courseKey: string, name: string): AsyncGenerator<string> {
  const table = researchTables.find((one) => one.name === name);
  if (table === undefined) throw new CoreError('not_found', `There is no table ${name}.`);
  const { tables, minimumGroup } = deps.analytics;
  const ofCourse = { column: 'course_id', is: courseKey } as const;
  const columns = researchColumns(table).map((label) => ({ name: label, label, unit: 'text' }) as const);
  const csv = (rows: readonly Readonly<Record<string, string | number | null>>[]) =>
    listCsv(
      columns,
      rows.map((cells) => ({ key: '', cells })),
    );
  if (isOfGroups(table)) {
    const rows = await tables.read(async (view) => {
      const date = await view.greatest(table, 'date', [ofCourse]);
      return date === undefined ? [] : view.rows(table, { where: [ofCourse, { column: 'date', is: date }] });
    });
    yield csv(researchGroups(table, rows, minimumGroup));
    return;
  }
  yield csv([]);
  const names = await namesOf(deps, courseKey);
  for (let after = 0, more = true; more;) {
    const rows = await tables.read((view) =>
      view.rows(table, {
        where: [ofCourse, { column: 'id', from: String(after + 1) }],
        columns: ['id', ...table.columns.map((column) => column.name)],
        order: [{ column: 'id' }],
        limit: pageRows,
      }),
    );
    after = Number(rows.at(-1)?.['id'] ?? after);
    more = rows.length === pageRows;
    const text = csv(rows.map((row) => researchRow(table, row, names)));
    // The first page has told the names of the columns.
    yield text.slice(text.indexOf('\n') + 1);
  }
}

/** Under the host's secret: as long as that stays, so do the pseudonyms. */
async function namesOf({ analytics, secret }: Deps, courseKey: string): Promise<Pseudonyms> {
  const roster = researchTables.find(({ name }) => name === 'module_engagement_roster');
  const rows =
    roster === undefined
      ? []
      : await analytics.tables.read((view) =>
          view.rows(roster, {
            where: [{ column: 'course_id', is: courseKey }],
            columns: ['user_id', 'username'],
          }),
        );
  return pseudonyms({
    key: Buffer.from(deriveKey(currentSecret(secret), 'research-pseudonyms')).toString('hex'),
    courseKey,
    names: new Map(rows.map((row) => [String(row['user_id']), String(row['username'])])),
  });
}

function startOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) * 1000;
}
