import { numberIn } from '../../api/api-values.ts';
import { gradeDistribution } from '../../tables/student-module/grade-distribution.table.ts';
import { inCourse } from '../conditions.ts';
import { defineChart } from '../define-chart.ts';
import { terms } from '../words/terms.ts';

/** How many learners have each score at a problem. */
export const problemScores = defineChart({
  name: 'problem-scores',
  title: { en: 'Scores', es: 'Puntuaciones' },
  empty: {
    en: 'Scores appear here once a learner’s answer has been graded.',
    es: 'Las puntuaciones aparecerán aquí cuando se califique la respuesta de alguien.',
  },
  tables: [gradeDistribution],
  takes: ['block'],
  needs: ['block'],
  draw: async (call) => {
    const { view, asked, language } = call;
    const rows = await view.rows(gradeDistribution, {
      where: [...inCourse(call), { column: 'module_id', is: asked.block ?? '' }],
      order: [{ column: 'max_grade' }, { column: 'grade' }],
    });
    const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
    const of = language === 'es' ? 'de' : 'of';
    return {
      kind: 'columns',
      x: { label: language === 'es' ? 'Puntos' : 'Points', unit: 'category' },
      y: { label: terms.learners[language], unit: 'number' },
      xs: rows.map(
        (row) =>
          `${number.format(numberIn(row, 'grade'))} ${of} ${number.format(numberIn(row, 'max_grade'))}`,
      ),
      series: [{ name: terms.learners[language], values: rows.map((row) => numberIn(row, 'count')) }],
    };
  },
});
