import type { BlockRegistry } from '../blocks/block-registry.ts';
import type { CourseReader } from '../courses/course-version.ts';
import { courseKeyOf, courseOf, parseUsageKey } from '../keys/index.ts';
import type { CourseRole } from '../learners/account.ts';
import type { LearnerService } from '../learners/learner-service.ts';
import type { CoreStores } from '../records/core-stores.ts';
import type { Records } from '../records/records.port.ts';
import type { Clock } from '../shared/clock.port.ts';
import { cachedOutline } from './cached-outline.ts';
import { gradedSubsections } from './graded-subsections.ts';
import type { GradingService } from './grading-service.ts';
import { itemScore } from './item-score.ts';
import { possiblePoints } from './possible-points.ts';
import { scoreMap } from './learner-grades.ts';
import { viewGradebook } from './view-gradebook.ts';
import { viewProgress } from './view-progress.ts';

export interface GradingDeps {
  readonly records: Records<CoreStores>;
  readonly versions: CourseReader;
  readonly learners: Pick<LearnerService, 'account' | 'roles' | 'learners'>;
  readonly registry: BlockRegistry;
  readonly clock: Clock;
}

export function createGradingService({
  records,
  versions,
  learners,
  registry,
  clock,
}: GradingDeps): GradingService {
  return {
    progress: async ({ userId, courseKey }) => {
      const outline = await cachedOutline(await versions.published(courseKey), registry);
      const staff = await isStaff(learners, userId, outline.courseKey);
      const scores = await records.read((view) => view.scores.scores(userId, outline.courseKey));
      return viewProgress({ outline, scores: scoreMap(scores), now: clock.now(), staff });
    },
    gradebook: async (course, page) => {
      const courseKey = courseKeyOf(course);
      const { items, next } = await learners.learners(courseKey, page);
      const rows = await records.read((view) => viewGradebook(view, courseKey, items));
      return { items: rows, ...(next !== undefined && { next }) };
    },
    itemScore: async ({ userId, usageKey: asked }) => {
      const version = await versions.published(courseOf(parseUsageKey(asked)));
      const { usageKey } = await version.require(asked);
      const outline = await cachedOutline(version, registry);
      return records.read((view) => itemScore(view, { userId, outline, usageKey, now: clock.now() }));
    },
    gradedSubsections: async (courseKey) =>
      gradedSubsections(await cachedOutline(await versions.published(courseKey), registry)),
    possiblePoints: async (courseKey, usageKeys) => {
      const outline = await cachedOutline(await versions.published(courseKey), registry);
      return usageKeys.map((usageKey) => possiblePoints(outline, usageKey));
    },
  };
}

const staffRoles: ReadonlySet<CourseRole> = new Set(['instructor', 'staff', 'limited_staff']);

async function isStaff(
  learners: GradingDeps['learners'],
  userId: number,
  courseKey: string,
): Promise<boolean> {
  const { superuser } = await learners.account(userId);
  const roles = await learners.roles(userId, courseKey);
  return superuser || roles.some((role) => staffRoles.has(role));
}
