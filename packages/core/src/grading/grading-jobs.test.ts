import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../shared/json.ts';
import { testCourseKey, testUsageKey } from '../learning/testing/test-learning.ts';
import { chapterXml, problemKey, problemXml, subsectionXml, testGrading } from './testing/test-grading.ts';

const exams = chapterXml(
  'week',
  subsectionXml('mid', 'Midterm Exam', problemXml('m1') + problemXml('m2')) +
    subsectionXml('final', 'Final Exam', problemXml('f1', { points: 2 })) +
    subsectionXml('practice', '', problemXml('p1')),
);

const open = (inside = exams, policy?: JsonObject) => testGrading(inside, policy);
type Opened = Awaited<ReturnType<typeof open>>;

async function stored({ records, ada }: Opened) {
  return records.read(async ({ grades, scores }) => ({
    course: await grades.courseGrade(ada, testCourseKey),
    subsections: Object.fromEntries(
      (await grades.subsectionGrades(ada, testCourseKey)).map((grade) => [
        grade.usageKey.split('@').at(-1),
        [grade.earned, grade.possible, grade.earnedGraded, grade.possibleGraded],
      ]),
    ),
    pending: (await scores.scores(ada, testCourseKey)).filter(({ pending }) => pending).length,
    version: (await grades.gradeVersion(ada, testCourseKey))?.version,
  }));
}

describe('updating grades', () => {
  it('computes the touched subsections and the course grade, and tells everything above', async () => {
    const opened = await open();
    await opened.record('m1', 1);
    await opened.update();
    expect(await stored(opened)).toMatchObject({
      course: { percent: 0.15, letter: null, passedSince: null },
      subsections: { mid: [1, 2, 1, 2] },
      pending: 0,
      version: 1,
    });
    const keys = [
      problemKey('m1'),
      testUsageKey('vertical', 'unit_mid'),
      testUsageKey('sequential', 'mid'),
      testUsageKey('chapter', 'week'),
    ];
    expect(opened.changes.length).toBe(1);
    expect(opened.changes[0]).toMatchObject({ userId: opened.ada, courseKey: testCourseKey });
    const told = new Set(opened.changes[0]?.usageKeys);
    for (const key of keys) expect(told).toContain(key);
    expect(told.size).toBe(keys.length + 1);
    expect(opened.changes[0]?.subsections).toEqual([testUsageKey('sequential', 'mid')]);
    await opened.close();
  });

  it('does nothing the second time, and all of it again after it failed', async () => {
    const opened = await open();
    await opened.record('m1', 1);
    opened.faults.next = 1;
    await expect(opened.update()).rejects.toThrow('The listener failed.');
    expect(await stored(opened)).toMatchObject({ course: { percent: 0 }, subsections: {}, pending: 1 });
    await opened.update();
    await opened.update();
    expect(opened.changes.length).toBe(1);
    expect((await stored(opened)).course?.percent).toBe(0.15);
    await opened.close();
  });

  it('takes the scores of several answers in one go', async () => {
    const opened = await open();
    await opened.record('m1', 1);
    await opened.record('f1', 2, { possible: 2 });
    await opened.record('p1', 1);
    await opened.update();
    expect(await stored(opened)).toMatchObject({
      course: { percent: 0.55, letter: 'Pass' },
      subsections: { mid: [1, 2, 1, 2], final: [2, 2, 2, 2], practice: [1, 1, 1, 1] },
    });
    expect(opened.changes.length).toBe(1);
    await opened.close();
  });

  it('notes when a learner first passed, and forgets it no more', async () => {
    const opened = await open();
    await opened.record('m1', 1);
    await opened.record('f1', 2, { possible: 2 });
    await opened.update();
    const since = (await stored(opened)).course?.passedSince ?? null;
    expect(since).not.toBe(null);
    await opened.record('f1', 0, { possible: 2 });
    await opened.update();
    expect((await stored(opened)).course).toMatchObject({ percent: 0.15, letter: null, passedSince: since });
    await opened.close();
  });

  it('tells of a score that a later version has no problem for', async () => {
    const opened = await open();
    await opened.record('gone', 1);
    await opened.update();
    expect(await stored(opened)).toMatchObject({ course: { percent: 0 }, subsections: {}, pending: 0 });
    expect(opened.changes[0]?.usageKeys).toContain(problemKey('gone'));
    await opened.close();
  });

  it("leaves out what the block itself says is not graded and what is learners' no more", async () => {
    const opened = await open(
      chapterXml(
        'week',
        subsectionXml(
          'mid',
          'Midterm Exam',
          problemXml('m1') +
            problemXml('bonus', { attributes: 'graded="false"' }) +
            problemXml('hidden', { attributes: 'visible_to_staff_only="true"' }),
        ),
      ),
    );
    await opened.record('m1', 1);
    await opened.record('bonus', 0, { graded: false });
    await opened.record('hidden', 0);
    await opened.update();
    expect(await stored(opened)).toMatchObject({
      course: { percent: 0.3 },
      subsections: { mid: [1, 2, 1, 1] },
    });
    await opened.close();
  });

  it('counts nothing that has not begun, but keeps what was answered before', async () => {
    const opened = await open(
      chapterXml('now', subsectionXml('mid', 'Midterm Exam', problemXml('m1'))) +
        chapterXml(
          'later',
          subsectionXml('mid2', 'Midterm Exam', problemXml('m2')) +
            subsectionXml('final', 'Final Exam', problemXml('f1') + problemXml('f2')),
          'start="2026-08-01T00:00:00Z"',
        ),
    );
    await opened.record('m1', 1);
    await opened.record('f1', 1);
    await opened.update();
    // The second midterm and f2 are nobody's yet.
    expect(await stored(opened)).toMatchObject({
      course: { percent: 0.7 },
      subsections: { mid: [1, 1, 1, 1], final: [1, 1, 1, 1] },
    });
    await opened.close();
  });

  it('computes sums, and tells of them, while a policy or a problem cannot be read', async () => {
    const broken = '<problem url_name="broken"><stringresponse answer="a"/></problem>';
    const inside = subsectionXml('mid', 'Midterm Exam', problemXml('m1') + broken);
    const opened = await open(chapterXml('week', inside), { GRADER: [{ type: 'Midterm Exam' }] });
    await opened.record('m1', 1);
    await opened.update();
    expect(opened.changes.length).toBe(1);
    expect(await stored(opened)).toMatchObject({
      course: { percent: 0 },
      subsections: { mid: [1, 1, 1, 1] },
      pending: 0,
    });
    await opened.close();
  });

  it('has nothing to do in a course that is gone, nor for who was never scored', async () => {
    const opened = await open();
    const courseKey = 'course-v1:Org+Gone+run';
    await opened.record('m1', 1, { courseKey });
    await opened.update(opened.ada, courseKey);
    await opened.update();
    expect(opened.changes).toEqual([]);
    expect((await stored(opened)).course).toBe(undefined);
    await opened.close();
  });
});

describe('regrading a course after it was published', () => {
  it('keeps the points a learner answered for, and takes the new ones of what they did not', async () => {
    const opened = await open();
    await opened.record('m1', 1);
    await opened.update();
    await opened.importCourse(
      chapterXml(
        'week',
        subsectionXml(
          'mid',
          'Midterm Exam',
          problemXml('m1', { points: 4 }) + problemXml('m2', { points: 3 }),
        ),
      ),
    );
    await opened.regrade();
    expect(await stored(opened)).toMatchObject({
      course: { percent: 0.08 },
      subsections: { mid: [1, 4, 1, 4] },
      version: 2,
    });
    expect(opened.changes.length).toBe(2);
    expect(opened.changes[1]?.usageKeys).toContain(testUsageKey('vertical', 'unit_mid'));
    await opened.regrade();
    expect(opened.changes.length).toBe(2);
    expect((await stored(opened)).version).toBe(2);
    await opened.close();
  });

  it('forgets subsections that are gone, and still begins a newer version', async () => {
    const opened = await open();
    await opened.record('m1', 1);
    await opened.update();
    await opened.importCourse(chapterXml('week', subsectionXml('final', 'Final Exam', problemXml('f1'))));
    await opened.regrade();
    expect(await stored(opened)).toMatchObject({ course: { percent: 0 }, subsections: {}, version: 2 });
    await opened.close();
  });

  it('reaches every learner with a grade, page by page, and tells how far it is', async () => {
    const opened = await open();
    const learners = Array.from({ length: 130 }, (_, n) => 1000 + n);
    for (const userId of learners) await opened.record('m1', 1, { userId });
    await opened.regrade();
    expect(opened.changes.map(({ userId }) => userId)).toEqual(learners);
    expect(opened.progress).toEqual([100 / 130, 1]);
    await opened.close();
  });
});
