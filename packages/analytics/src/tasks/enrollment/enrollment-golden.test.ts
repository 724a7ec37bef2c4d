import { describe, expect, it } from 'vitest';
import { runInMemory } from '../../engines/in-memory/run-in-memory.ts';
import { parseLogEvent } from '../../log/parse-log-event.ts';
import { fixtureLines, fixturesAreThere } from '../testing/analytics-fixtures.ts';
import { taskContext } from '../testing/task-context.ts';
import { tupleText } from '../../tuples/tuple.ts';
import { enrollmentTasks } from './enrollment-tasks.ts';

const run = () =>
  runInMemory({
    tasks: enrollmentTasks,
    events: fixtureLines('golden/events-seed101.jsonl.gz').flatMap((line) => parseLogEvent(line) ?? []),
    context: taskContext('2024-03-04-2024-04-01'),
  });

describe.skipIf(!fixturesAreThere)('the golden run of the original’s enrolment tasks', () => {
  const tables = fixturesAreThere ? run() : new Map();
  it.each([
    ['course_enrollment_events', 'golden/course_enrollment_events.tsv', 250],
    ['course_enrollment', 'golden/course_enrollment.tsv.gz', 4222],
    ['course_enrollment_summary', 'golden/course_enrollment_summary.tsv', 250],
  ])('gives %s row for row', (table, file, rows) => {
    const golden = fixtureLines(file).sort();
    expect(golden).toHaveLength(rows);
    expect((tables.get(table) ?? []).map(tupleText).sort()).toEqual(golden);
  });
});
