import { textIn } from '../../api/api-values.ts';
import { courseEnrollmentGenderDaily } from '../../tables/enrollment/course-enrollment-gender-daily.table.ts';
import { defineChart } from '../define-chart.ts';
import { groupBars } from '../group-bars.ts';
import { latestDay, sumOf } from '../latest-day.ts';
import { genders } from '../words/gender.ts';
import { smallGroupsApart } from '../words/small-groups.ts';

/** Learners enrolled by the gender in their profile. */
export const enrollmentGender = defineChart({
  name: 'enrollment-gender',
  title: { en: 'Gender', es: 'Género' },
  empty: {
    en: 'Gender appears here once learners are enrolled.',
    es: 'El género aparecerá aquí cuando haya personas inscritas.',
  },
  tables: [courseEnrollmentGenderDaily],
  derived: smallGroupsApart,
  takes: [],
  draw: async (call) => {
    const rows = await latestDay(call, courseEnrollmentGenderDaily);
    const groups = Object.entries(genders).map(([gender, words]) => ({
      name: words[call.language],
      count:
        sumOf(
          rows.filter((row) => textIn(row, 'gender') === gender),
          'count',
        ) ?? 0,
      ...(gender === '' && { unknown: true as const }),
    }));
    return groupBars(call, groups, call.language === 'es' ? 'Género' : 'Gender');
  },
});
