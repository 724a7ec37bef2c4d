import type { JobContext } from '../../jobs/job-handler.ts';
import { testCourseKey, testLearning, testUsageKey } from '../../learning/testing/test-learning.ts';
import type { CourseReader, CourseVersion } from '../../courses/course-version.ts';
import { CoreError } from '../../shared/core-error.ts';
import type { JsonObject } from '../../shared/json.ts';
import { createGradingService } from '../create-grading-service.ts';
import type { GradeChange } from '../grade-change.ts';
import { gradingJobs } from '../grading-jobs.ts';
import { recordScore, type NewScore } from '../record-score.ts';
import { regradeCourseJob } from '../regrade-course.job.ts';
import { updateGradesJob } from '../update-grades.job.ts';

export const problemKey = (id: string): string => testUsageKey('problem', id);

/** A problem of so many points, right where `a` is answered in each input. */
export function problemXml(id: string, { points = 1, attributes = '' } = {}): string {
  const inputs = '<stringresponse answer="a"><textline/></stringresponse>'.repeat(points);
  return `<problem url_name="${id}" display_name="Problem ${id}" ${attributes}>${inputs}</problem>`;
}

/** A graded subsection with one unit. */
export function subsectionXml(id: string, format: string, inside: string, attributes = ''): string {
  const graded = format === '' ? '' : `format="${format}" graded="true"`;
  return `<sequential url_name="${id}" display_name="Subsection ${id}" ${graded} ${attributes}>
    <vertical url_name="unit_${id}">${inside}</vertical></sequential>`;
}

export function chapterXml(id: string, inside: string, attributes = ''): string {
  return `<chapter url_name="${id}" display_name="Section ${id}" ${attributes}>${inside}</chapter>`;
}

/** Grading on SQLite over one course with the platform's default policy, or another. */
export async function testGrading(inside: string, policy?: JsonObject) {
  const opened = await testLearning(inside);
  const { records, registry, clock, learners, ada } = opened;
  const versions = policy === undefined ? opened.versions : withPolicy(opened.versions, policy);
  const changes: GradeChange[] = [];
  const faults = { next: 0 };
  const jobs = gradingJobs({
    records,
    versions,
    registry,
    clock,
    onGradeChange: async (_tx, change) => {
      if (faults.next > 0) {
        faults.next -= 1;
        throw new Error('The listener failed.');
      }
      changes.push(change);
    },
  });
  const progress: number[] = [];
  const context: JobContext = {
    id: 'job',
    attempt: 1,
    signal: new AbortController().signal,
    progress: async (done) => void progress.push(done),
  };
  const run = async (name: string, payload: { courseKey: string; userId?: number }): Promise<void> => {
    const handler = jobs.find(({ job }) => job.name === name);
    if (handler === undefined) throw new CoreError('not_found', name);
    await handler.run(payload, context);
  };
  const { commit } = await versions.published(testCourseKey);
  return {
    ...opened,
    versions,
    grading: createGradingService({ records, versions, learners, registry, clock }),
    changes,
    progress,
    /** How many of the next changes `onGradeChange` fails for. */
    faults,
    record: (problem: string, earned: number, more: Partial<NewScore> = {}) =>
      records.transaction((tx) =>
        recordScore(tx, {
          userId: ada,
          courseKey: testCourseKey,
          usageKey: problemKey(problem),
          earned,
          possible: 1,
          at: clock.now(),
          commit,
          ...more,
        }),
      ),
    update: (userId = ada, courseKey = testCourseKey) => run(updateGradesJob.name, { userId, courseKey }),
    regrade: () => run(regradeCourseJob.name, { courseKey: testCourseKey }),
  };
}

function withPolicy(versions: CourseReader, policy: JsonObject): CourseReader {
  const change = async (reading: Promise<CourseVersion>): Promise<CourseVersion> => {
    const version = await reading;
    return {
      ...version,
      all: async () =>
        (await version.all()).map((block) =>
          block.id === version.root
            ? { ...block, fields: { ...block.fields, grading_policy: policy } }
            : block,
        ),
    };
  };
  return {
    published: (key) => change(versions.published(key)),
    draft: (key) => change(versions.draft(key)),
    at: (key, commit) => change(versions.at(key, commit)),
  };
}
