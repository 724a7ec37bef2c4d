import { answerDistribution } from '../../tables/answers/answer-distribution.table.ts';
import { defineChart } from '../define-chart.ts';
import { problemAnswers } from '../problem-answers.ts';
import { terms } from '../words/terms.ts';
import { noSubmissions } from '../words/submissions.ts';

const most = 12;

/** The answers that most gave to a question, correct ones apart. */
export const answersChart = defineChart({
  name: 'answers',
  title: { en: 'Last answers', es: 'Últimas respuestas' },
  empty: noSubmissions,
  tables: [answerDistribution],
  derived: {
    en: `The ${most} most frequent last answers are drawn; the table below has all of them.`,
    es: `Se dibujan las ${most} últimas respuestas más frecuentes; la tabla de abajo las tiene todas.`,
  },
  takes: ['block', 'answer'],
  needs: ['block'],
  draw: async (call) => {
    const { asked, language } = call;
    const all = await problemAnswers(call, asked.block ?? '');
    const part = asked.answer ?? all[0]?.part;
    const shown = all.filter((one) => one.part === part).slice(0, most);
    return {
      kind: 'bars',
      x: { label: language === 'es' ? 'Respuesta' : 'Answer', unit: 'category' },
      y: { label: terms.learners[language], unit: 'number' },
      xs: shown.map(({ text }) => (text.length > 60 ? `${text.slice(0, 59)}…` : text)),
      series: [
        {
          name: terms.correct[language],
          values: shown.map(({ correct, last }) => (correct ? last : null)),
          tone: 'correct',
        },
        {
          name: terms.incorrect[language],
          values: shown.map(({ correct, last }) => (correct ? null : last)),
          tone: 'incorrect',
        },
      ],
    };
  },
});
