import { numberIn, textIn } from '../../api/api-values.ts';
import { tagsDistribution } from '../../tables/tags/tags-distribution.table.ts';
import { inCourse } from '../conditions.ts';
import { defineChart } from '../define-chart.ts';
import { resultBars } from '../result-bars.ts';

/** Correct and incorrect submissions by what problems are tagged with: learning outcomes, difficulty … */
export const tagResults = defineChart({
  name: 'tag-results',
  title: { en: 'Learning outcomes and other tags', es: 'Resultados de aprendizaje y otras etiquetas' },
  empty: {
    en: 'Tags appear here once answers to problems that have some are in the log. Tags are given in Studio.',
    es: 'Las etiquetas aparecerán aquí cuando haya respuestas a problemas etiquetados. Las etiquetas se ponen en Studio.',
  },
  tables: [tagsDistribution],
  derived: {
    en: 'Submissions of all problems with a tag are added up.',
    es: 'Se suman los envíos de todos los problemas con la misma etiqueta.',
  },
  takes: [],
  draw: async (call) => {
    const sums = await call.view.groups(tagsDistribution, {
      where: inCourse(call),
      by: ['tag_name', 'tag_value'],
      sums: { total: { column: 'total_submissions' }, correct: { column: 'correct_submissions' } },
    });
    const rows = sums.map((row) => ({
      name: `${textIn(row, 'tag_name')}: ${textIn(row, 'tag_value')}`,
      correct: numberIn(row, 'correct'),
      incorrect: numberIn(row, 'total') - numberIn(row, 'correct'),
    }));
    return resultBars(rows, call.language === 'es' ? 'Etiqueta' : 'Tag', call.language);
  },
});
