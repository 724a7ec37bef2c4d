import { answerDistribution } from '../../tables/answers/answer-distribution.table.ts';
import { defineChart } from '../define-chart.ts';
import { problemResults } from '../problem-results.ts';
import { resultBars } from '../result-bars.ts';
import { lastSubmissions, noSubmissions } from '../words/submissions.ts';

/** Correct and incorrect submissions of each problem of a part of the course. */
export const problemResultsChart = defineChart({
  name: 'problem-results',
  title: { en: 'Problem by problem', es: 'Problema a problema' },
  empty: noSubmissions,
  tables: [answerDistribution],
  derived: lastSubmissions,
  takes: ['block'],
  draw: async (call) => {
    const rows = (await problemResults(call))
      .filter(({ submissions }) => submissions > 0)
      .map(({ name, submissions, correct }) => ({ name, correct, incorrect: submissions - correct }));
    return resultBars(rows, call.language === 'es' ? 'Problema' : 'Problem', call.language);
  },
});
