import { answerDistribution } from '../../tables/answers/answer-distribution.table.ts';
import { defineList, type ListColumn, type ListDefinition } from '../define-list.ts';
import type { Words } from '../language.ts';
import { problemResults } from '../problem-results.ts';
import { columnWords } from '../words/columns.ts';
import { lastSubmissions, noSubmissions } from '../words/submissions.ts';

/** The problems of a course with what was submitted, graded ones and others apart. */
export const problemsLists: readonly ListDefinition[] = [
  problems(true, 'graded-problems', { en: 'Graded problems', es: 'Problemas calificados' }),
  problems(false, 'ungraded-problems', { en: 'Ungraded problems', es: 'Problemas sin calificación' }),
];

function problems(graded: boolean, name: string, title: Words): ListDefinition {
  return defineList({
    name,
    title,
    empty: noSubmissions,
    tables: [answerDistribution],
    derived: lastSubmissions,
    takes: ['block'],
    read: async (call) => {
      const label = columnWords(call.language);
      const results = (await problemResults(call)).filter(({ part }) => part.graded === graded);
      const type: readonly ListColumn[] = graded
        ? [{ name: 'type', label: label.assignmentType, unit: 'text' }]
        : [];
      return {
        columns: [
          { name: 'name', label: label.problem, unit: 'text' },
          ...type,
          { name: 'section', label: label.section, unit: 'text' },
          { name: 'subsection', label: label.subsection, unit: 'text' },
          { name: 'submissions', label: label.submissions, unit: 'number' },
          { name: 'correct', label: label.correct, unit: 'number' },
          { name: 'share', label: label.correctShare, unit: 'percent' },
        ],
        rows: results.map(({ id, name: problem, part, place, submissions, correct }) => ({
          key: id,
          cells: {
            name: problem,
            type: part.assignmentType ?? null,
            section: place[0] ?? null,
            subsection: place[1] ?? null,
            submissions,
            correct,
            share: submissions === 0 ? null : correct / submissions,
          },
        })),
        total: results.length,
      };
    },
  });
}
