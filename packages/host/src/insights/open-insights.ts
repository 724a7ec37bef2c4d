import type { Asked, InsightsCall, InsightsLanguage, TimeNote } from '@coursewright/analytics/insights';
import type { CourseReportFile } from '@coursewright/analytics/api';
import { CoreError, type CourseSummary } from '@coursewright/core';
import type { Viewer } from '../accounts/viewer.ts';
import { analyticsReach } from '../api/analytics/analytics-reach.ts';
import type { HostDeps } from '../host-deps.ts';
import type { Translation } from '../lms/i18n/translator.ts';
import { courseNotes } from './course-notes.ts';
import { courseRuns } from './course-runs.ts';
import { courseStructure } from './course-structure.ts';
import { readFreshness, type Freshness } from './freshness.ts';
import type { TeamNote } from './team-note-store.port.ts';

export type InsightsDeps = Pick<
  HostDeps,
  'engine' | 'records' | 'clock' | 'ids' | 'analytics' | 'translator' | 'publicUrl'
>;

/** One course as somebody may see it in Insights. */
export interface CourseInsights {
  readonly course: CourseSummary;
  /** Names, addresses and profiles of learners are shown. */
  readonly personal: boolean;
  /** The published tables as they are at one moment. */
  read<T>(asked: Asked, language: InsightsLanguage, work: (call: InsightsCall) => Promise<T>): Promise<T>;
  /** Deadlines, releases, and what the team wrote. */
  notes(words: Translation): Promise<readonly TimeNote[]>;
  teamNotes(): Promise<readonly TeamNote[]>;
  /** The file of all responses to problems; undefined where it has not been written, or the role does not show single learners. */
  responses(): Promise<CourseReportFile | undefined>;
}

export interface Insights {
  /** Throws `course_not_found`, and `forbidden` for all but the course team and administrators. */
  course(viewer: Viewer, courseKey: string): Promise<CourseInsights>;
  freshness(): Promise<Freshness>;
  mayRead(viewer: Viewer, courseKey: string): Promise<boolean>;
  /** Course keys; undefined = every one. */
  courses(viewer: Viewer): Promise<ReadonlySet<string> | undefined>;
}

export function openInsights({ engine, records, clock, analytics }: InsightsDeps): Insights {
  const reach = analyticsReach(engine);
  const callerOf = ({ account, courses }: Viewer) => ({ kind: 'user', account, courses }) as const;
  const mayRead = (viewer: Viewer, courseKey: string) => reach.mayRead(callerOf(viewer), courseKey);
  return {
    freshness: () => readFreshness(analytics),
    mayRead,
    courses: (viewer) => reach.courses(callerOf(viewer)),
    course: async (viewer, courseKey) => {
      const course = await engine.courses.summary(courseKey);
      if (!(await mayRead(viewer, courseKey)))
        throw new CoreError('forbidden', `Only the course team of ${courseKey} may see this.`);
      const personal = await reach.personal(callerOf(viewer), courseKey);
      const ownNotes = () => records.read(({ teamNotes }) => teamNotes.ofCourse(courseKey));
      const structure = () => courseStructure(engine.versions, courseKey);
      return {
        course,
        personal,
        read: (asked, language, work) =>
          analytics.tables.read((view) =>
            work({
              view,
              courseKey,
              asked,
              language,
              personal,
              minimumGroup: analytics.minimumGroup,
              today: new Date(clock.now() / 1000).toISOString().slice(0, 10),
              course: structure,
              runs: () => courseRuns(engine.courses, course, (key) => mayRead(viewer, key)),
              grades: async (userIds) => {
                const found = await records.read(({ grades }) => grades.courseGradesOf(courseKey, userIds));
                return new Map(
                  found.map(({ userId, percent, letter }) => [userId, { percent, passed: letter !== null }]),
                );
              },
            }),
          ),
        responses: async () => (personal ? analytics.reports.find(courseKey, 'problem_response') : undefined),
        teamNotes: ownNotes,
        notes: async (words) => [
          ...courseNotes(await structure(), words),
          ...(await ownNotes()).map(({ day, text }) => ({ at: day, text })),
        ],
      };
    },
  };
}
