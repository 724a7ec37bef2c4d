import { apiFaults } from '@coursewright/analytics/api';
import { CoreError, type CourseRole, type Engine } from '@coursewright/core';
import type { AnalyticsCaller } from './analytics-caller.ts';

/** What a caller may see: site administrators and services every course, others those on whose team they are. */
export interface AnalyticsReach {
  mayRead(caller: AnalyticsCaller, courseId: string): Promise<boolean>;
  /** Throws 403 for the data of another course, 404 where there is no such course. */
  assertMayRead(caller: AnalyticsCaller, courseId: string): Promise<void>;
  /** Whether learners' own fields (name, address, age …) are shown. */
  personal(caller: AnalyticsCaller, courseId: string): Promise<boolean>;
  /** The courses that are shown; undefined = every one. */
  courses(caller: AnalyticsCaller): Promise<ReadonlySet<string> | undefined>;
}

const team: ReadonlySet<CourseRole> = new Set(['instructor', 'staff', 'limited_staff', 'data_researcher']);
const personalRoles: ReadonlySet<CourseRole> = new Set(['instructor', 'staff', 'data_researcher']);

export function analyticsReach({ learners, courses }: Pick<Engine, 'learners' | 'courses'>): AnalyticsReach {
  const unlimited = (caller: AnalyticsCaller) =>
    caller.kind === 'service' || (caller.account.superuser && caller.courses === null);
  const hasRole = async (caller: AnalyticsCaller, courseId: string, wanted: ReadonlySet<CourseRole>) => {
    if (unlimited(caller)) return true;
    if (caller.kind === 'service' || caller.courses?.includes(courseId) === false) return false;
    if (caller.account.superuser) return true;
    const roles = await rolesIn(learners, caller.account.id, courseId);
    return roles.some((role) => wanted.has(role));
  };
  const mayRead = (caller: AnalyticsCaller, courseId: string) => hasRole(caller, courseId, team);
  return {
    mayRead,
    assertMayRead: async (caller, courseId) => {
      if (await mayRead(caller, courseId)) return;
      throw (await isCourse(courses, courseId)) ? apiFaults.forbidden() : apiFaults.notFound();
    },
    personal: (caller, courseId) => hasRole(caller, courseId, personalRoles),
    courses: async (caller) => {
      if (unlimited(caller) || caller.kind === 'service') return undefined;
      const { account, courses: reached } = caller;
      if (account.superuser) return new Set(reached);
      const roles = await learners.rolesOf(account.id);
      const mine = roles.filter(({ role }) => team.has(role)).map(({ courseKey }) => courseKey);
      return new Set(mine.filter((courseKey) => reached?.includes(courseKey) ?? true));
    },
  };
}

/** None in what is no course key. */
async function rolesIn(
  learners: Engine['learners'],
  userId: number,
  courseId: string,
): Promise<readonly CourseRole[]> {
  return learners.roles(userId, courseId).catch(passingOver('invalid_key', []));
}

async function isCourse(courses: Engine['courses'], courseId: string): Promise<boolean> {
  return courses.summary(courseId).then(
    () => true,
    (error: unknown) => {
      if (error instanceof CoreError && error.status === 404) return false;
      throw error;
    },
  );
}

function passingOver<T>(code: string, instead: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof CoreError && error.code === code) return instead;
    throw error;
  };
}
