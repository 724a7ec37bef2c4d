import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { courseListRaw } from '../../tables/side/course-list-raw.table.ts';
import { rowsOfJson } from '../../tables/side/read-json-table.ts';
import { fixtureLines, fixturesAreThere } from '../testing/analytics-fixtures.ts';
import { runTask } from '../testing/run-task.ts';
import type { Tuple } from '../../tuples/tuple.ts';
import { courseListTask } from './course-list.ts';

const course = z.record(z.string(), z.string());
const vector = z.object({
  fn: z.enum(['mapper', 'reducer']),
  test: z.string(),
  input: z.union([z.tuple([z.string()]), z.tuple([z.array(z.string()), z.array(course)])]),
  output: z.array(z.union([z.tuple([z.string(), course]), z.array(z.string())])),
});
const vectors = fixtureLines('unit/test_course_list.jsonl').map((line) => vector.parse(JSON.parse(line)));

const raw = (line: string): Tuple[] => [
  ...rowsOfJson(courseListRaw, JSON.parse(line), { file: 'f', line: 1 }),
];
const columns = courseListRaw.columns.map(({ name }) => name);

/** What the task takes of a line: the course's id, and the members that it has. */
function mapped(line: string): unknown[] {
  const [pick] = courseListTask.of;
  const taken: unknown[] = [];
  for (const row of raw(line))
    if (pick?.from === 'rows')
      pick.pick(row, ([id = null], rest) => {
        const members = [id, ...rest].map((value, index) => [columns[index] ?? '', value] as const);
        taken.push([id, Object.fromEntries(members.filter(([, value]) => value !== null))]);
      });
  return taken;
}

describe.skipIf(!fixturesAreThere)('recorded course lists of edx-analytics-pipeline', () => {
  it('are all there', () => {
    expect(vectors).toHaveLength(12);
  });

  it.each(vectors.map((one) => [one.test.split('.').slice(-2).join('.'), one] as const))(
    '%s',
    (_name, { fn, input, output }) => {
      if (input.length === 1) {
        expect(fn).toBe('mapper');
        expect(mapped(input[0])).toEqual(output);
        return;
      }
      const rows = input[1].flatMap((one) => raw(JSON.stringify(one)));
      expect(rows).toHaveLength(input[1].length);
      expect(runTask(courseListTask, [], { rows: { course_list_raw: rows } })).toEqual(output);
    },
  );
});
