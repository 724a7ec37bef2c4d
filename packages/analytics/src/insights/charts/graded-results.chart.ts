import { answerDistribution } from '../../tables/answers/answer-distribution.table.ts';
import { defineChart } from '../define-chart.ts';
import { problemResults, resultsByName } from '../problem-results.ts';
import { resultBars } from '../result-bars.ts';
import { lastSubmissions, noSubmissions } from '../words/submissions.ts';

/** Correct and incorrect submissions by assignment. */
export const gradedResults = defineChart({
  name: 'graded-results',
  title: { en: 'Graded assignments', es: 'Tareas calificadas' },
  empty: noSubmissions,
  tables: [answerDistribution],
  derived: lastSubmissions,
  takes: ['block'],
  draw: async (call) => {
    const results = (await problemResults(call)).filter(({ part }) => part.graded);
    const rows = resultsByName(results, ({ part, place }) =>
      assignmentName(part.assignmentType, place.at(-1)),
    );
    return resultBars(rows, call.language === 'es' ? 'Tarea' : 'Assignment', call.language);
  },
});

/** `Homework: Week 1`; without the type where the name begins with it. */
function assignmentName(type = '', subsection = ''): string {
  const told = type === '' || subsection.toLowerCase().startsWith(type.toLowerCase());
  return told ? subsection : `${type}: ${subsection}`;
}
