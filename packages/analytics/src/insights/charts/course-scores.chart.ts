import { numberIn, textIn } from '../../api/api-values.ts';
import { gradeDistribution } from '../../tables/student-module/grade-distribution.table.ts';
import { inCourse } from '../conditions.ts';
import { partsBelow } from '../course-structure.ts';
import { defineChart } from '../define-chart.ts';
import { percentRange } from '../percent-range.ts';
import { terms } from '../words/terms.ts';

/** Where bands of a share of the possible points begin, in hundredths; none and all of them are bands of their own. */
const starts = [0, 1, 25, 50, 75, 100];

/** The scores that learners have at the problems of a course, by the share of the possible points. */
export const courseScores = defineChart({
  name: 'course-scores',
  title: { en: 'Scores at all problems', es: 'Puntuaciones en todos los problemas' },
  empty: {
    en: 'Scores appear here once a learner’s answer has been graded.',
    es: 'Las puntuaciones aparecerán aquí cuando se califique la respuesta de alguien.',
  },
  tables: [gradeDistribution],
  derived: {
    en: 'Every score of every learner at a problem of the course, as a share of the points that the problem gives.',
    es: 'Cada puntuación de cada estudiante en un problema del curso, como parte de los puntos que el problema da.',
  },
  takes: ['block'],
  draw: async (call) => {
    const { view, asked, language } = call;
    const problems = new Map(
      partsBelow(await call.course(), 'problem', asked.block).map(({ id, graded }) => [id, graded]),
    );
    const rows = await view.rows(gradeDistribution, { where: inCourse(call) });
    const counts = { graded: starts.map(() => 0), ungraded: starts.map(() => 0) };
    for (const row of rows) {
      const graded = problems.get(textIn(row, 'module_id'));
      const possible = numberIn(row, 'max_grade');
      if (graded === undefined || !(possible > 0)) continue;
      const of = counts[graded ? 'graded' : 'ungraded'];
      const band = bandOf(numberIn(row, 'grade') / possible);
      of[band] = (of[band] ?? 0) + numberIn(row, 'count');
    }
    const isAny = [...counts.graded, ...counts.ungraded].some((count) => count > 0);
    const series = [
      { name: language === 'es' ? 'Problemas calificados' : 'Graded problems', values: counts.graded },
      {
        name: language === 'es' ? 'Problemas sin calificación' : 'Ungraded problems',
        values: counts.ungraded,
      },
    ];
    return {
      kind: 'columns',
      x: { label: language === 'es' ? 'Parte de los puntos' : 'Share of the points', unit: 'category' },
      y: { label: terms.scores[language], unit: 'number' },
      xs: isAny
        ? starts.map((from, index) =>
            percentRange(from, Math.max(from, (starts[index + 1] ?? 101) - 1), language),
          )
        : [],
      series: isAny ? series.filter(({ values }) => values.some((count) => count > 0)) : [],
    };
  },
});

/** Between none and all of the points lie the bands between the first and the last. */
function bandOf(share: number): number {
  if (share <= 0) return 0;
  if (share >= 1) return starts.length - 1;
  return starts.slice(0, -1).findLastIndex((from, index) => index === 1 || share * 100 >= from);
}
