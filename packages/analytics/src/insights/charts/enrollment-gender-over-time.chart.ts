import { groupRows, numberIn, textIn } from '../../api/api-values.ts';
import { courseEnrollmentGenderDaily } from '../../tables/enrollment/course-enrollment-gender-daily.table.ts';
import type { TableRow } from '../../api/table-reader.port.ts';
import { inDays } from '../conditions.ts';
import { defineChart } from '../define-chart.ts';
import { foldSmallGroups } from '../fold-small-groups.ts';
import { genders } from '../words/gender.ts';
import { smallGroups } from '../words/small-groups.ts';
import { terms } from '../words/terms.ts';

/** Learners enrolled at the end of each day by gender. A group is left out of days on which it is too small. */
export const enrollmentGenderOverTime = defineChart({
  name: 'enrollment-gender-over-time',
  title: { en: 'Gender over time', es: 'Evolución por género' },
  empty: {
    en: 'Gender over time appears here once learners are enrolled.',
    es: 'La evolución por género aparecerá aquí cuando haya personas inscritas.',
  },
  tables: [courseEnrollmentGenderDaily],
  derived: {
    en: 'Groups with too few learners have no number of their own on that day; where they had to join those who gave none, they are counted there.',
    es: 'Los grupos con muy pocas personas no tienen cifra propia ese día; cuando tuvieron que unirse a quienes no lo indicaron, se cuentan allí.',
  },
  takes: ['from', 'to'],
  draw: async (call) => {
    const { view, language, minimumGroup } = call;
    const rows = await view.rows(courseEnrollmentGenderDaily, {
      where: inDays(call),
      columns: ['date', 'gender', 'count'],
      order: [{ column: 'date' }],
    });
    const days = groupRows(rows, ['date']).map((group) => {
      return { date: textIn(group[0] ?? {}, 'date'), ...shownCounts(group, minimumGroup) };
    });
    const folds = days.some(({ withUnknown }) => withUnknown);
    const nameOf = (gender: string) =>
      gender === '' && folds ? smallGroups(true)[language] : (genders[gender]?.[language] ?? gender);
    const present = Object.keys(genders).filter((gender) =>
      days.some(({ counts }) => (counts.get(gender) ?? 0) > 0),
    );
    return {
      kind: 'lines',
      x: { label: terms.date[language], unit: 'date' },
      y: { label: terms.learners[language], unit: 'number' },
      xs: days.map(({ date }) => date),
      series: present.map((gender) => ({
        name: nameOf(gender),
        values: days.map(({ counts }) => counts.get(gender) ?? null),
        ...(gender === '' && { tone: 'quiet' as const }),
      })),
    };
  },
});

/** As `foldSmallGroups` has a day; what is folded is told with those of whom nothing is known, where these are in it. */
function shownCounts(
  rows: readonly TableRow[],
  minimum: number,
): { readonly counts: ReadonlyMap<string, number | null>; readonly withUnknown: boolean } {
  const groups = rows.map((row) => {
    const name = textIn(row, 'gender');
    return { name, count: numberIn(row, 'count'), ...(name === '' && { unknown: true as const }) };
  });
  const { groups: shown, folded } = foldSmallGroups(groups, minimum);
  const counts = shown.map(({ name, count }): [string, number | null] => [name, count]);
  if (folded?.withUnknown !== true) return { counts: new Map(counts), withUnknown: false };
  return { counts: new Map([...counts, ['', folded.count]]), withUnknown: true };
}
