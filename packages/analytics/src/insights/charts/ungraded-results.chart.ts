import { answerDistribution } from '../../tables/answers/answer-distribution.table.ts';
import { defineChart } from '../define-chart.ts';
import { problemResults, resultsByName } from '../problem-results.ts';
import { resultBars } from '../result-bars.ts';
import { lastSubmissions, noSubmissions } from '../words/submissions.ts';

/** Correct and incorrect submissions of what is not graded, by subsection. */
export const ungradedResults = defineChart({
  name: 'ungraded-results',
  title: { en: 'Ungraded exercises', es: 'Ejercicios sin calificación' },
  empty: noSubmissions,
  tables: [answerDistribution],
  derived: lastSubmissions,
  takes: ['block'],
  draw: async (call) => {
    const results = (await problemResults(call)).filter(({ part }) => !part.graded);
    const rows = resultsByName(results, ({ place }) => place.at(-1) ?? '');
    return resultBars(rows, call.language === 'es' ? 'Subsección' : 'Subsection', call.language);
  },
});
