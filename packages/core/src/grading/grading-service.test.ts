import { describe, expect, it } from 'vitest';
import { serverOrigin } from '../events/server-origin.ts';
import { testCourseKey, testUsageKey } from '../learning/testing/test-learning.ts';
import { chapterXml, problemKey, problemXml, subsectionXml, testGrading } from './testing/test-grading.ts';

const exams = chapterXml(
  'week',
  subsectionXml('mid', 'Midterm Exam', problemXml('m1') + problemXml('m2')) +
    subsectionXml('final', 'Final Exam', problemXml('f1', { points: 2 })) +
    subsectionXml('practice', '', problemXml('p1')),
);
const open = (inside = exams) => testGrading(inside);

describe('a learner’s answers', () => {
  it('reach progress, gradebook and item score, each attempt with the points of the version it answered', async () => {
    const { grading, learning, update, importCourse, origin, ada, close } = await open(
      chapterXml('week', subsectionXml('mid', 'Midterm Exam', problemXml('m1', { points: 2 }))),
    );
    const usageKey = problemKey('m1');
    const answer = (answers: Record<string, string>) =>
      learning.act({ userId: ada, usageKey, action: 'submit', input: { answers } }, origin);
    await answer({ m1_2_1: 'a', m1_3_1: 'no' });
    await importCourse(
      chapterXml('week', subsectionXml('mid', 'Midterm Exam', problemXml('m1', { points: 4 }))),
    );
    await update();
    const seen = async () => {
      const { percent, subsections } = await grading.progress({ userId: ada, courseKey: testCourseKey });
      const { items } = await grading.gradebook(testCourseKey, { limit: 1 });
      const { earned, possible } = await grading.itemScore({ userId: ada, usageKey });
      const [row] = items;
      return {
        progress: [percent, subsections[0]?.score],
        row: [row?.percent, Object.values(row?.subsections ?? {})],
        item: { earned, possible },
      };
    };
    const before = { earned: 1, possible: 2 };
    expect(await seen()).toEqual({ progress: [0.15, before], row: [0.15, [before]], item: before });
    await answer({ m1_2_1: 'a', m1_3_1: 'a', m1_4_1: 'a', m1_5_1: 'no' });
    await update();
    const after = { earned: 3, possible: 4 };
    expect(await seen()).toEqual({ progress: [0.23, after], row: [0.23, [after]], item: after });
    await close();
  });
});

describe('graded subsections', () => {
  it('are what counts, in course order, with the points of problems for learners', async () => {
    const problems =
      problemXml('m1', { points: 2 }) + problemXml('m2', { attributes: 'visible_to_staff_only="true"' });
    const { grading, close } = await open(
      chapterXml(
        'week',
        subsectionXml('mid', 'Midterm Exam', problems, 'due="2026-06-01T00:00:00Z"') +
          subsectionXml('practice', '', problemXml('p1')) +
          subsectionXml('secret', 'Homework', problemXml('s1'), 'visible_to_staff_only="true"') +
          subsectionXml('empty', 'Homework', ''),
      ),
    );
    const common = { sectionTitle: 'Section week' };
    expect(await grading.gradedSubsections(testCourseKey)).toEqual([
      {
        ...common,
        usageKey: testUsageKey('sequential', 'mid'),
        title: 'Subsection mid',
        format: 'Midterm Exam',
        possible: 2,
        due: '2026-06-01T00:00:00Z',
      },
      {
        ...common,
        usageKey: testUsageKey('sequential', 'empty'),
        title: 'Subsection empty',
        format: 'Homework',
        possible: 0,
        due: null,
      },
    ]);
    await close();
  });
});

describe('progress', () => {
  it('shows every subsection with its problems, and formats with the details of Open edX', async () => {
    const { grading, record, ada, close } = await open();
    await record('m1', 1);
    const view = await grading.progress({ userId: ada, courseKey: testCourseKey });
    expect(view).toMatchObject({ percent: 0.15, letter: null, passed: false });
    expect(view.cutoffs).toEqual([{ letter: 'Pass', atLeast: 0.5 }]);
    expect(view.formats.map(({ type, detail, entries }) => [type, detail, entries.length])).toEqual([
      ['Homework', 'Homework Average = 0%', 12],
      ['Lab', 'Lab Average = 0%', 12],
      ['Midterm Exam', 'Midterm Exam = 50%', 0],
      ['Final Exam', 'Final Exam = 0%', 0],
    ]);
    expect(view.formats[0]?.entries.filter(({ dropped }) => dropped).length).toBe(2);
    expect(view.formats[0]?.entries[0]).toEqual({
      label: 'HW 01',
      detail: 'Homework 1 Unreleased - 0% (?/?)',
      percent: 0,
      dropped: false,
    });
    expect(view.subsections).toMatchObject([
      {
        usageKey: testUsageKey('sequential', 'mid'),
        title: 'Subsection mid',
        sectionTitle: 'Section week',
        format: 'Midterm Exam',
        graded: true,
        score: { earned: 1, possible: 2 },
        problems: [
          { title: 'Problem m1', score: { earned: 1, possible: 1 } },
          { title: 'Problem m2', score: { earned: 0, possible: 1 } },
        ],
      },
      { title: 'Subsection final', score: { earned: 0, possible: 2 } },
      { title: 'Subsection practice', graded: false, score: { earned: 0, possible: 1 } },
    ]);
    expect(view.subsections[2]).not.toHaveProperty('format');
    await close();
  });

  it.each([
    ['the subsection', 'show_correctness="past_due" due="2026-06-01T00:00:00Z"', ''],
    ['the subsection for ever', 'show_correctness="never"', ''],
    ['one problem of it', '', 'show_correctness="never"'],
  ])(
    'is the same for a right and a wrong answer while %s hides which it was',
    async (_, subsection, problem) => {
      const inside = chapterXml(
        'week',
        subsectionXml(
          'mid',
          'Midterm Exam',
          problemXml('m1', { attributes: problem }) + problemXml('m2'),
          subsection,
        ) + subsectionXml('final', 'Final Exam', problemXml('f1')),
      );
      const shown = await Promise.all(
        [0, 1].map(async (earned) => {
          const { grading, record, learners, ada, close } = await open(inside);
          await record('m1', earned);
          await record('f1', 1);
          const input = { userId: ada, courseKey: testCourseKey };
          const view = await grading.progress(input);
          await learners.setRole(ada, testCourseKey, 'staff', true);
          const asStaff = await grading.progress(input);
          await close();
          return { view, asStaff };
        }),
      );
      expect(shown[0]?.view).toEqual(shown[1]?.view);
      expect(shown[1]?.view.percent).toBe(0.4);
      expect(shown[1]?.view.subsections[0]).not.toHaveProperty('score');
      for (const each of shown[1]?.view.subsections[0]?.problems ?? [])
        expect(each).not.toHaveProperty('score');
      expect(shown[1]?.asStaff.percent).toBe(0.55);
      expect(shown[1]?.asStaff.subsections[0]?.score).toEqual({ earned: 1, possible: 2 });
    },
  );

  it('shows a score once its due date has passed', async () => {
    const { grading, record, ada, clock, close } = await open(
      chapterXml(
        'week',
        subsectionXml(
          'mid',
          'Midterm Exam',
          problemXml('m1'),
          'show_correctness="past_due" due="2026-06-01T00:00:00Z"',
        ),
      ),
    );
    await record('m1', 1);
    clock.at = Date.parse('2026-06-02') * 1000;
    const view = await grading.progress({ userId: ada, courseKey: testCourseKey });
    expect(view.percent).toBe(0.3);
    expect(view.subsections[0]?.score).toEqual({ earned: 1, possible: 1 });
    await close();
  });

  it('throws for a course or a learner that is not there', async () => {
    const { grading, ada, close } = await open();
    await expect(grading.progress({ userId: ada, courseKey: 'course-v1:A+B+C' })).rejects.toMatchObject({
      code: 'course_not_found',
    });
    await expect(grading.progress({ userId: 999, courseKey: testCourseKey })).rejects.toMatchObject({
      code: 'not_found',
    });
    await close();
  });
});

describe('gradebook', () => {
  it('has a row for every active learner, graded or not, page by page', async () => {
    const { grading, learners, learner, record, update, ada, close } = await open();
    const ben = await learner('ben');
    await learner('cy');
    const dee = await learner('dee');
    await learners.unenroll({ userId: dee, courseKey: testCourseKey }, serverOrigin);
    await record('m1', 1);
    await record('p1', 1);
    await update();
    await record('f1', 2, { userId: ben, possible: 2 });
    await record('m1', 1, { userId: ben });
    await update(ben);
    const first = await grading.gradebook(testCourseKey, { limit: 2 });
    expect(first.items).toEqual([
      {
        userId: ada,
        username: 'ada',
        name: 'ada',
        percent: 0.15,
        letter: null,
        subsections: {
          [testUsageKey('sequential', 'mid')]: { earned: 1, possible: 2 },
          [testUsageKey('sequential', 'practice')]: { earned: 1, possible: 1 },
        },
      },
      {
        userId: ben,
        username: 'ben',
        name: 'ben',
        percent: 0.55,
        letter: 'Pass',
        subsections: {
          [testUsageKey('sequential', 'final')]: { earned: 2, possible: 2 },
          [testUsageKey('sequential', 'mid')]: { earned: 1, possible: 2 },
        },
      },
    ]);
    const second = await grading.gradebook(testCourseKey, { limit: 2, after: first.next ?? '' });
    expect(second.items).toMatchObject([{ username: 'cy', percent: 0, letter: null, subsections: {} }]);
    expect(second.next).toBe(undefined);
    await close();
  });
});

describe('itemScore', () => {
  it('is the score of a problem, the sum below a block, the grade of a course', async () => {
    const { grading, record, update, ada, versions, close } = await open();
    await record('m1', 1);
    await record('f1', 1, { possible: 2 });
    await record('m1', 0.5);
    await update();
    const version = await versions.published(testCourseKey);
    const of = async (usageKey: string) => grading.itemScore({ userId: ada, usageKey });
    expect(await of(problemKey('m1'))).toMatchObject({ earned: 0.5, possible: 1, version: 2 });
    expect(await of(problemKey('f1'))).toMatchObject({ earned: 1, possible: 2, version: 1 });
    for (const key of [testUsageKey('vertical', 'unit_mid'), testUsageKey('sequential', 'mid')])
      expect(await of(key)).toMatchObject({ earned: 0.5, possible: 2, version: 3 });
    expect(await of(testUsageKey('chapter', 'week'))).toMatchObject({ earned: 1.5, possible: 5, version: 3 });
    // 0.25 · 0.3 + 0.5 · 0.4, rounded up as the platform does.
    expect(await of(version.usageKey(version.root))).toMatchObject({ earned: 0.28, possible: 1, version: 3 });
    await close();
  });

  it('has changed when it did, and not before the first answer below it', async () => {
    const { grading, record, ada, clock, close } = await open();
    const of = async (usageKey: string) => grading.itemScore({ userId: ada, usageKey });
    expect(await of(problemKey('m1'))).toEqual({ earned: 0, possible: 1, changed: null, version: 0 });
    await record('m1', 1, { at: clock.at });
    const { changed } = await of(problemKey('m1'));
    expect(changed).toBeGreaterThan(0);
    expect((await of(testUsageKey('chapter', 'week'))).changed).toBe(changed);
    expect((await of(testUsageKey('sequential', 'final'))).changed).toBe(null);
    await close();
  });

  it('never falls back in version, also when the problem that had it is taken out', async () => {
    const { grading, record, update, regrade, importCourse, ada, close } = await open();
    const chapter = { userId: ada, usageKey: testUsageKey('chapter', 'week') };
    await record('m1', 1);
    await record('m1', 0);
    await record('m1', 1);
    await update();
    const before = await grading.itemScore(chapter);
    await importCourse(
      chapterXml('week', subsectionXml('final', 'Final Exam', problemXml('f1', { points: 2 }))),
    );
    await regrade();
    const after = await grading.itemScore(chapter);
    expect(after).toMatchObject({ earned: 0, possible: 2 });
    expect(after.version).toBeGreaterThan(before.version);
    await close();
  });

  it('throws for a block that is not there', async () => {
    const { grading, ada, close } = await open();
    await expect(grading.itemScore({ userId: ada, usageKey: problemKey('none') })).rejects.toMatchObject({
      code: 'block_not_found',
    });
    await expect(grading.itemScore({ userId: ada, usageKey: 'nonsense' })).rejects.toMatchObject({
      code: 'invalid_key',
    });
    await close();
  });
});

describe('possiblePoints', () => {
  it('counts what has not begun yet, and nothing that is for staff alone', async () => {
    const later = subsectionXml(
      'late',
      'Lab',
      problemXml('l1', { points: 3 }),
      'start="2100-01-01T00:00:00Z"',
    );
    const staff = subsectionXml('staff', 'Lab', problemXml('s1'), 'visible_to_staff_only="true"');
    const { grading, ada, versions, close } = await open(
      chapterXml('week', later + staff + subsectionXml('mid', 'Lab', problemXml('m1'))),
    );
    const version = await versions.published(testCourseKey);
    const keys = [
      testUsageKey('sequential', 'late'),
      problemKey('l1'),
      problemKey('s1'),
      testUsageKey('chapter', 'week'),
      version.usageKey(version.root),
    ];
    expect(await grading.possiblePoints(testCourseKey, keys)).toEqual([3, 3, 0, 4, 1]);
    const [late = ''] = keys;
    expect(await grading.itemScore({ userId: ada, usageKey: late })).toMatchObject({ possible: 0 });
    await close();
  });
});
