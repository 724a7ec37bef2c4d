import { textIn, numberIn } from '../../api/api-values.ts';
import type { TableRow } from '../../api/table-reader.port.ts';
import { moduleEngagementRoster } from '../../tables/engagement/module-engagement-roster.table.ts';
import { moduleEngagement } from '../../tables/engagement/module-engagement.table.ts';
import { inCourse } from '../conditions.ts';
import { defineList } from '../define-list.ts';
import type { InsightsCall } from '../insights-call.ts';
import { ofMode } from '../latest-day.ts';
import { classRanges, rosterColumns, rosterRowOf } from '../roster-columns.ts';
import { columnWords } from '../words/columns.ts';

const chunk = 500;
const most = 10_000;

/** Learners who may need help: enrolled, not passing, and not seen for a week or struggling. */
export const atRiskList = defineList({
  name: 'at-risk',
  title: { en: 'Who may need help', es: 'Quién puede necesitar ayuda' },
  empty: {
    en: 'Nobody needs attention now. Learners appear here who have not passed and were not seen for a week, or are struggling.',
    es: 'Nadie necesita atención ahora. Aparecerán aquí quienes no han aprobado y llevan una semana sin actividad o tienen dificultades.',
  },
  tables: [moduleEngagementRoster, moduleEngagement],
  derived: {
    en: 'Enrolled learners who have not passed and are disengaging, inactive (not seen for seven days) or struggling.',
    es: 'Personas inscritas que no han aprobado y están perdiendo interés, inactivas (sin actividad en siete días) o con dificultades.',
  },
  takes: ['mode', 'cohort', 'limit', 'offset'],
  paged: true,
  read: async (call) => {
    const label = columnWords(call.language);
    const { offset = 0, limit = 25 } = call.asked;
    const all = await learnersAtRisk(call);
    const page = all.slice(offset, offset + limit);
    const [ranges, seen] = [await classRanges(call), await lastSeen(call, page)];
    return {
      columns: rosterColumns(call, [{ name: 'lastSeen', label: label.lastSeen, unit: 'date' }]).map(
        ({ sortable: _none, ...column }) => column,
      ),
      rows: page.map((row) => {
        const shown = rosterRowOf(row, ranges, call);
        return { ...shown, cells: { ...shown.cells, lastSeen: seen.get(shown.key) ?? null } };
      }),
      total: all.length,
    };
  },
});

async function learnersAtRisk(call: InsightsCall): Promise<readonly TableRow[]> {
  const { view, asked } = call;
  const found: TableRow[] = [];
  for (let offset = 0; offset < most; offset += chunk) {
    const rows = await view.rows(moduleEngagementRoster, {
      where: [
        ...inCourse(call),
        ...ofMode(call, moduleEngagementRoster),
        ...(asked.cohort ? [{ column: 'cohort', is: asked.cohort }] : []),
        { column: 'segments', hasItem: ['disengaging', 'inactive', 'struggling'] },
        { column: 'segments', hasItem: ['unenrolled'], not: true },
      ],
      order: [{ column: 'username' }],
      limit: chunk,
      offset,
    });
    const grades = await call.grades(rows.map((row) => numberIn(row, 'user_id')));
    found.push(...rows.filter((row) => grades.get(numberIn(row, 'user_id'))?.passed !== true));
    if (rows.length < chunk) break;
  }
  return found;
}

async function lastSeen(call: InsightsCall, rows: readonly TableRow[]): Promise<ReadonlyMap<string, string>> {
  if (rows.length === 0) return new Map();
  const days = await call.view.groups(moduleEngagement, {
    where: [...inCourse(call), { column: 'username', in: rows.map((row) => textIn(row, 'username')) }],
    by: ['username'],
    greatest: { date: 'date' },
  });
  return new Map(days.map((row) => [textIn(row, 'username'), textIn(row, 'date')]));
}
