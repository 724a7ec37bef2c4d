import { numberIn, textIn } from '../../api/api-values.ts';
import { courseEnrollmentEducationLevelDaily } from '../../tables/enrollment/course-enrollment-education-level-daily.table.ts';
import { defineChart } from '../define-chart.ts';
import { groupBars } from '../group-bars.ts';
import { latestDay } from '../latest-day.ts';
import { educationLevels } from '../words/education.ts';
import { smallGroupsApart } from '../words/small-groups.ts';
import { terms } from '../words/terms.ts';

/** Learners enrolled by the education in their profile, the least first. */
export const enrollmentEducation = defineChart({
  name: 'enrollment-education',
  title: { en: 'Education', es: 'Estudios' },
  empty: {
    en: 'Education appears here once learners are enrolled.',
    es: 'Los estudios aparecerán aquí cuando haya personas inscritas.',
  },
  tables: [courseEnrollmentEducationLevelDaily],
  derived: smallGroupsApart,
  takes: [],
  draw: async (call) => {
    const rows = await latestDay(call, courseEnrollmentEducationLevelDaily);
    const countOf = (level: string) =>
      rows
        .filter((row) => textIn(row, 'education_level') === level)
        .reduce((sum, row) => sum + numberIn(row, 'count'), 0);
    const levels = Object.entries(educationLevels).map(([level, words]) => ({
      name: words[call.language],
      count: countOf(level),
    }));
    const notGiven = { name: terms.notGiven[call.language], count: countOf(''), unknown: true as const };
    return groupBars(call, [...levels, notGiven], call.language === 'es' ? 'Estudios' : 'Education');
  },
});
