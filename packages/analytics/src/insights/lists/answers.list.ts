import { answerDistribution } from '../../tables/answers/answer-distribution.table.ts';
import { defineList } from '../define-list.ts';
import { problemAnswers } from '../problem-answers.ts';
import { columnWords } from '../words/columns.ts';
import { noSubmissions } from '../words/submissions.ts';

/** Every answer that was given to a problem, with how many learners gave it first and last. */
export const answersList = defineList({
  name: 'answers',
  title: { en: 'All answers', es: 'Todas las respuestas' },
  empty: noSubmissions,
  tables: [answerDistribution],
  takes: ['block', 'answer'],
  needs: ['block'],
  read: async (call) => {
    const label = columnWords(call.language);
    const { block = '', answer = '' } = call.asked;
    const answers = await problemAnswers(call, block);
    const shown = answer === '' ? answers : answers.filter(({ part }) => part === answer);
    return {
      columns: [
        { name: 'answer', label: label.answer, unit: 'text' },
        { name: 'correct', label: label.isCorrect, unit: 'text' },
        { name: 'first', label: label.first, unit: 'number' },
        { name: 'last', label: label.last, unit: 'number' },
      ],
      rows: shown.map(({ part, text, correct, first, last }) => ({
        key: part,
        cells: { answer: text, correct: correct ? label.yes : label.no, first, last },
        ...(correct && { tones: { correct: 'good' as const } }),
      })),
      total: shown.length,
    };
  },
});
