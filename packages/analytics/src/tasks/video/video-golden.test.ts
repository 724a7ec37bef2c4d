import { beforeAll, describe, expect, it } from 'vitest';
import { runInMemory } from '../../engines/in-memory/run-in-memory.ts';
import { parseLogEvent } from '../../log/parse-log-event.ts';
import { fixtureLines, fixturesAreThere } from '../testing/analytics-fixtures.ts';
import { taskContext } from '../testing/task-context.ts';
import { tupleText, type Tuple } from '../../tuples/tuple.ts';
import { videoTasks } from './video-tasks.ts';

describe.skipIf(!fixturesAreThere)('the golden run', () => {
  let tables: ReadonlyMap<string, readonly Tuple[]> = new Map();

  beforeAll(() => {
    const events = fixtureLines('golden/events-seed101.jsonl.gz').flatMap(
      (line) => parseLogEvent(line) ?? [],
    );
    tables = runInMemory({ tasks: videoTasks, events, context: taskContext('2024-03-04-2024-04-01') });
  });

  it.each([
    ['video_viewing', 'video_viewing.tsv', 781],
    ['video_usage', 'video_usage.tsv.gz', 15_410],
  ])('has %s as the original wrote it, row for row', (table, file, count) => {
    const expected = fixtureLines(`golden/${file}`);
    expect(expected).toHaveLength(count);
    expect((tables.get(table) ?? []).map(tupleText).sort()).toEqual(expected.sort());
  });
});
