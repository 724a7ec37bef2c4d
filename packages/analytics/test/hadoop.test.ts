import { gunzipSync } from 'node:zlib';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { serviceUrl } from '@coursewright/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseLogEvent } from '../src/log/parse-log-event.ts';
import type { SideTables } from '../src/tables/side-tables.port.ts';
import { allTasks } from '../src/tasks/all-tasks.ts';
import { compareBytes, tupleText, type Tuple } from '../src/tuples/tuple.ts';
import { fixturePath, fixturesAreThere } from '../src/tasks/testing/analytics-fixtures.ts';
import { runInMemory } from '../src/engines/in-memory/run-in-memory.ts';
import { runHadoop, type HadoopTables } from '../src/engines/hadoop/run-hadoop.ts';

const classpath = serviceUrl('hadoop');

const profiles: readonly Tuple[] = [
  ['1518', 'Ada', 'f'],
  ['4394', 'Ben', 'm'],
  ['832', 'Cem', 'o'],
];
/** A row of each table of the LMS that has the columns of a profile; the others are empty. */
const sideTables: SideTables = {
  async *rows(table) {
    for (const [id = null, name = null, gender = null] of profiles) {
      if (table.name !== 'auth_userprofile') return;
      yield table.columns.map((column) => ({ user_id: id, name, gender })[column.name] ?? null);
    }
  },
  version: async () => '1',
};

describe.skipIf(classpath === undefined || !fixturesAreThere)(
  'Hadoop Streaming (needs COURSEWRIGHT_HADOOP_CLASSPATH and ../shared/data)',
  () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-hadoop-test-'));
    const context = {
      range: { from: '2024-03-04', to: '2024-04-01' },
      videoDropoff: 0.05,
      weeks: 24,
      countryOf: () => undefined,
    };
    let made: HadoopTables | undefined;

    beforeAll(async () => {
      // Two files, one in a folder of its own: two mappers.
      const lines = gunzipSync(readFileSync(fixturePath('golden/events-seed101.jsonl.gz')))
        .toString()
        .split('\n');
      mkdirSync(path.join(folder, 'logs', 'host-2'), { recursive: true });
      writeFileSync(
        path.join(folder, 'logs', 'tracking.log-20240401'),
        `{"broken\n${lines.slice(0, 1500).join('\n')}\n`,
      );
      writeFileSync(
        path.join(folder, 'logs', 'host-2', 'tracking.log-20240402'),
        lines.slice(1500).join('\n'),
      );
      made = await runHadoop({
        tools: {
          classpath: classpath ?? '',
          node: process.execPath,
          settings: {
            'mapreduce.framework.name': 'local',
            'fs.defaultFS': 'file:///',
            'hadoop.tmp.dir': path.join(folder, 'tmp'),
            'mapreduce.local.map.tasks.maximum': '2',
            'mapreduce.local.reduce.tasks.maximum': '2',
          },
        },
        program: fileURLToPath(new URL('../dist/bundle/hadoop-tasks.mjs', import.meta.url)),
        tasks: allTasks,
        input: [pathToFileURL(path.join(folder, 'logs')).href],
        work: pathToFileURL(path.join(folder, 'work')).href,
        sideTables,
        ...context,
      });
    }, 300_000);
    afterAll(async () => {
      await made?.close();
      rmSync(folder, { recursive: true });
    });

    it('gives every table of the golden run as the in-memory run does', async () => {
      const lines = gunzipSync(readFileSync(fixturePath('golden/events-seed101.jsonl.gz')))
        .toString()
        .split('\n');
      const events = lines.flatMap((line) => parseLogEvent(line) ?? []);
      const rows = new Map<string, readonly Tuple[]>();
      for (const { of } of allTasks) {
        for (const input of of) {
          if (input.from === 'rows' && !allTasks.some(({ table }) => table === input.table))
            rows.set(input.table.name, await allOf(sideTables.rows(input.table)));
        }
      }
      const expected = runInMemory({ tasks: allTasks, events, rows, context });
      expect(expected.get('course_enrollment')?.length).toBe(4222);
      for (const { table } of allTasks)
        expect([table.name, sorted(made?.rows(table.name) ?? [])]).toEqual([
          table.name,
          sorted(expected.get(table.name) ?? []),
        ]);
    });
  },
);

function sorted(rows: Iterable<Tuple>): readonly string[] {
  return [...rows].map(tupleText).toSorted(compareBytes);
}

async function allOf(rows: AsyncIterable<Tuple>): Promise<readonly Tuple[]> {
  const all: Tuple[] = [];
  for await (const row of rows) all.push(row);
  return all;
}
