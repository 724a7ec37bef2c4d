import { numberIn, textIn } from '../../api/api-values.ts';
import { sequentialOpenDistribution } from '../../tables/student-module/sequential-open-distribution.table.ts';
import { inCourse } from '../conditions.ts';
import { partsBelow } from '../course-structure.ts';
import { defineChart } from '../define-chart.ts';
import { terms } from '../words/terms.ts';

/** How far learners come: who has opened each subsection, in course order. */
export const subsectionOpens = defineChart({
  name: 'subsection-opens',
  title: { en: 'How far learners come', es: 'Hasta dónde llegan los estudiantes' },
  empty: {
    en: 'Subsections appear here as soon as a learner has opened one.',
    es: 'Las subsecciones aparecerán aquí en cuanto alguien abra una.',
  },
  tables: [sequentialOpenDistribution],
  takes: ['block'],
  draw: async (call) => {
    const { view, language, asked } = call;
    const rows = await view.rows(sequentialOpenDistribution, { where: inCourse(call) });
    const counts = new Map(rows.map((row) => [textIn(row, 'module_id'), numberIn(row, 'count')]));
    const parts = rows.length === 0 ? [] : partsBelow(await call.course(), 'sequential', asked.block);
    return {
      kind: 'bars',
      x: { label: language === 'es' ? 'Subsección' : 'Subsection', unit: 'category' },
      y: { label: terms.learners[language], unit: 'number' },
      xs: parts.map(({ name }) => name),
      series: [{ name: terms.learners[language], values: parts.map(({ id }) => counts.get(id) ?? 0) }],
    };
  },
});
