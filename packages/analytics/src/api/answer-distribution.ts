import { answerDistribution } from '../tables/answers/answer-distribution.table.ts';
import { apiTime, groupRows, numberIn, textIn } from './api-values.ts';
import type { TableRow, TableView } from './table-reader.port.ts';

/** `problems/{id}/answer_distribution/`: how often each answer was given first and last, in every course that has the problem. */
export async function answersToProblem(view: TableView, moduleId: string) {
  const rows = await view.rows(answerDistribution, {
    where: [{ column: 'module_id', is: moduleId }],
    order: [{ column: 'part_id' }],
  });
  return groupRows(rows, ['part_id']).flatMap((part) => consolidated(part));
}

interface Answer {
  readonly row: TableRow;
  readonly first: number;
  readonly last: number;
  readonly consolidated: boolean;
}

/**
 * Answers of one part whose variants differ in nothing but the seed become one. Where any value has variants that differ in
 * text or correctness, all stay as they are (edx-analytics-data-api, analytics_data_api/v0/views/problems.py).
 */
function consolidated(part: readonly TableRow[]) {
  const byValue = new Map<string, TableRow[]>();
  for (const row of part) {
    const key = JSON.stringify([row['course_id'], row['value_id']]);
    const rows = byValue.get(key);
    if (rows === undefined) byValue.set(key, [row]);
    else rows.push(row);
  }
  const sets = [...byValue.values()];
  const alike = sets.every((rows) => new Set(rows.map(matched)).size === 1);
  const answers = alike ? sets.map(together) : part.map((row) => together([row]));
  return answers.map(shown);
}

function matched(row: TableRow): string {
  const columns = ['question_text', 'answer_value_text', 'problem_display_name', 'correct'];
  return JSON.stringify(columns.map((column) => row[column]));
}

function together(rows: readonly TableRow[]): Answer {
  const sum = (column: string) => rows.reduce((total, row) => total + numberIn(row, column), 0);
  return {
    row: rows[0] ?? {},
    first: sum('first_response_count'),
    last: sum('last_response_count'),
    consolidated: rows.length > 1,
  };
}

function shown({ row, first, last, consolidated: many }: Answer) {
  return {
    course_id: textIn(row, 'course_id'),
    module_id: textIn(row, 'module_id'),
    part_id: textIn(row, 'part_id'),
    correct: row['correct'] === 1,
    value_id: row['value_id'] ?? null,
    answer_value: row['answer_value_text'] ?? null,
    problem_display_name: row['problem_display_name'] ?? null,
    question_text: row['question_text'] ?? null,
    variant: many ? null : (row['variant'] ?? null),
    created: apiTime(row['created']),
    first_response_count: first,
    last_response_count: last,
    consolidated_variant: many,
  };
}
