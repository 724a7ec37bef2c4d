import { afterAll, describe, expect, it } from 'vitest';
import { openTestStores } from '../adapters/sql/testing/open-test-stores.ts';
import { onEachDatabase } from '../adapters/sql/testing/sql-targets.ts';
import { testRecords } from '../adapters/sql/testing/test-records.ts';
import { coreModule } from '../adapters/sql/core-module.ts';
import type { JsonObject } from '../shared/json.ts';
import { recordScore, type NewScore } from './record-score.ts';

const courseKey = 'course-v1:Org+Test+run';
const score = (more: Partial<NewScore> = {}): NewScore => ({
  userId: 1,
  courseKey,
  usageKey: 'block-v1:Org+Test+run+type@problem+block@p',
  earned: 1,
  possible: 2,
  at: 100,
  commit: 'a'.repeat(64),
  ...more,
});

async function open() {
  const { records, outbox, close } = await testRecords([coreModule]);
  return {
    records,
    close,
    record: (more?: Partial<NewScore>) => records.transaction((tx) => recordScore(tx, score(more))),
    stored: () => records.read(({ scores }) => scores.score(1, score().usageKey)),
    version: () => records.read(({ grades }) => grades.gradeVersion(1, courseKey)),
    jobs: async (): Promise<(JsonObject | undefined)[]> =>
      (await outbox.take(100)).entries.map((entry) => (entry.kind === 'job' ? entry.job.payload : undefined)),
  };
}

it('stores a score and has the grades of its learner follow', async () => {
  const { record, stored, version, jobs, close } = await open();
  await record();
  expect(await stored()).toEqual({ ...score(), graded: true, version: 1, changed: 100, pending: true });
  expect(await version()).toEqual({ version: 1, changed: 100 });
  expect(await jobs()).toEqual([{ userId: 1, courseKey }]);
  await close();
});

it('never puts a score over one that was judged later', async () => {
  const { record, stored, jobs, close } = await open();
  await record({ at: 200, earned: 2 });
  await record({ at: 199, earned: 0 });
  expect(await stored()).toMatchObject({ earned: 2, at: 200, version: 1 });
  await record({ at: 200, earned: 0 });
  expect(await stored()).toMatchObject({ earned: 0, at: 200, version: 2, changed: 201 });
  expect((await jobs()).length).toBe(2);
  await close();
});

it('begins no new version for the same points, but remembers when they were earned last', async () => {
  const { record, stored, version, jobs, close } = await open();
  await record();
  await record({ at: 300, commit: 'b'.repeat(64) });
  expect(await stored()).toMatchObject({ at: 300, commit: 'b'.repeat(64), version: 1, changed: 100 });
  await record({ at: 200, earned: 0 });
  expect(await stored()).toMatchObject({ earned: 1 });
  expect((await version())?.version).toBe(1);
  expect((await jobs()).length).toBe(1);
  await close();
});

it('refuses points that are no numbers and leaves nothing behind', async () => {
  const { record, stored, jobs, close } = await open();
  for (const more of [{ earned: NaN }, { possible: Infinity }])
    await expect(record(more)).rejects.toMatchObject({ code: 'bad_input' });
  expect(await stored()).toBe(undefined);
  expect(await jobs()).toEqual([]);
  await close();
});

onEachDatabase({ afterAll, describe, it, expect }, (target) =>
  describe(`two processes: ${target.name}`, () => {
    it('keeps the newest of many scores that two processes record at once, each change counted', async () => {
      const { records, reopen, close } = await openTestStores(target);
      const other = await reopen();
      const times = Array.from({ length: 60 }, (_, n) => ((n * 37) % 60) + 1);
      await Promise.all(
        times.map((at, n) =>
          (n % 2 === 0 ? records : other).transaction((tx) =>
            recordScore(tx, score({ at, earned: at / 100 })),
          ),
        ),
      );
      await records.read(async ({ scores, grades }) => {
        const stored = await scores.score(1, score().usageKey);
        expect(stored).toMatchObject({ at: 60, earned: 0.6 });
        // As many versions as changes, in the problem and in the course.
        expect((await grades.gradeVersion(1, courseKey))?.version).toBe(stored?.version);
        expect(stored?.version).toBeGreaterThan(0);
      });
      await close();
    });

    it('records every score of one learner in many problems at once', async () => {
      const { records, reopen, close } = await openTestStores(target);
      const other = await reopen();
      await Promise.all(
        Array.from({ length: 40 }, (_, n) =>
          (n % 2 === 0 ? records : other).transaction((tx) =>
            recordScore(tx, score({ usageKey: `${score().usageKey}${n}`, at: 100 + n })),
          ),
        ),
      );
      await records.read(async ({ scores, grades }) => {
        expect((await scores.scores(1, courseKey)).length).toBe(40);
        expect((await grades.gradeVersion(1, courseKey))?.version).toBe(40);
      });
      await close();
    });
  }),
);
