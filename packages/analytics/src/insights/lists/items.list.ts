import { numberIn, textIn, groupRows } from '../../api/api-values.ts';
import type { TableRow } from '../../api/table-reader.port.ts';
import { answerDistribution } from '../../tables/answers/answer-distribution.table.ts';
import { moduleEngagement } from '../../tables/engagement/module-engagement.table.ts';
import { inCourse } from '../conditions.ts';
import { partsBelow } from '../course-structure.ts';
import { defineList, type ListRow } from '../define-list.ts';
import { discrimination, type Tries } from '../discrimination.ts';
import { triesOfLearners } from '../tries-of-learners.ts';
import { columnWords } from '../words/columns.ts';
import { noSubmissions } from '../words/submissions.ts';

/** Item analysis: how hard each question is, how well it tells learners apart, and which wrong answer is chosen most. */
export const itemsList = defineList({
  name: 'items',
  title: { en: 'Item analysis', es: 'Análisis de ítems' },
  empty: noSubmissions,
  tables: [answerDistribution, moduleEngagement],
  derived: {
    en:
      'Right at first and at last: learners whose first, or last, answer to the question is correct, of all who answered. ' +
      'Discrimination: the correlation between solving the problem and the share of other problems that a learner solved; from ' +
      '0.2 on a problem tells learners apart, below 0 something is wrong with it. Shown from 10 learners on; of more than 100,000 ' +
      'rows, the first learners by user name stand for all.',
    es:
      'Bien a la primera y al final: personas cuya primera, o última, respuesta es correcta, de todas las que respondieron. ' +
      'Discriminación: la correlación entre resolver el problema y la proporción de otros problemas que la persona resolvió; desde ' +
      '0,2 un problema distingue, por debajo de 0 algo va mal. Se muestra desde 10 personas; con más de 100.000 filas, las ' +
      'primeras por nombre de usuario representan a todas.',
  },
  takes: ['block'],
  read: async (call) => {
    const label = columnWords(call.language);
    const problems = partsBelow(await call.course(), 'problem', call.asked.block);
    const order = new Map(problems.map(({ id, name }, index) => [id, { name, index }]));
    const rows = await call.view.rows(answerDistribution, {
      where: inCourse(call),
      order: [{ column: 'module_id' }, { column: 'part_id' }],
    });
    const parts = groupRows(
      rows.filter((row) => order.has(textIn(row, 'module_id'))),
      ['module_id', 'part_id'],
    );
    const tries = parts.length === 0 ? [] : await triesOfLearners(call);
    const place = (group: readonly TableRow[]) => order.get(textIn(group[0] ?? {}, 'module_id'))?.index ?? 0;
    const items = parts
      .toSorted((one, other) => place(one) - place(other))
      .map((group) => itemOf(group, tries, order.get(textIn(group[0] ?? {}, 'module_id'))?.name ?? ''));
    return {
      columns: [
        { name: 'name', label: label.problem, unit: 'text' },
        { name: 'question', label: label.question, unit: 'text' },
        { name: 'answered', label: label.answered, unit: 'number' },
        { name: 'first', label: label.firstTry, unit: 'percent' },
        { name: 'last', label: label.lastTry, unit: 'percent' },
        { name: 'discrimination', label: label.discrimination, unit: 'decimal' },
        { name: 'distractor', label: label.distractor, unit: 'text' },
        { name: 'distractorShare', label: label.distractorShare, unit: 'percent' },
      ],
      rows: items,
      total: items.length,
    };
  },
});

function itemOf(rows: readonly TableRow[], tries: readonly Tries[], name: string): ListRow {
  const head = rows[0] ?? {};
  const sum = (column: string, some = rows) => some.reduce((all, row) => all + numberIn(row, column), 0);
  const right = rows.filter((row) => row['correct'] === 1);
  const wrong = rows
    .filter((row) => row['correct'] !== 1)
    .toSorted((a, b) => numberIn(b, 'last_response_count') - numberIn(a, 'last_response_count'))[0];
  const share = (part: number, all: number) => (all === 0 ? null : part / all);
  const [first, last] = [sum('first_response_count'), sum('last_response_count')];
  const told = discrimination(tries, textIn(head, 'module_id'));
  return {
    key: textIn(head, 'module_id'),
    cells: {
      name,
      question: textIn(head, 'question_text'),
      answered: last,
      first: share(sum('first_response_count', right), first),
      last: share(sum('last_response_count', right), last),
      discrimination: told === null ? null : Math.round(told * 100) / 100,
      distractor: wrong === undefined ? null : String(wrong['answer_value_text'] ?? wrong['value_id'] ?? ''),
      distractorShare: wrong === undefined ? null : share(numberIn(wrong, 'last_response_count'), last),
    },
    ...(told !== null && { tones: { discrimination: told < 0 ? 'bad' : told >= 0.2 ? 'good' : undefined } }),
  };
}
