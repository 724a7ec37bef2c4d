import type { CourseSummary, Engine } from '@coursewright/core';
import type { Request, Response } from 'express';
import type { Viewer } from '../accounts/viewer.ts';
import { courseStanding, type CourseStanding } from './course-standing.ts';
import type { PageContext } from './page.ts';
import { coursePath } from './page.ts';
import type { Visits } from './visits.ts';

/** A visitor inside a course. */
export interface CourseVisit extends PageContext, Pick<CourseStanding, 'staff' | 'tabs'> {
  readonly viewer: Viewer;
  readonly course: CourseSummary;
}

/** Knows who is at a page of a course: learners who are enrolled, and its team. Others are sent to the course's about page; the answer is then undefined. */
export type CourseVisits = (
  req: Request<{ readonly courseKey: string }>,
  res: Response,
) => Promise<CourseVisit | undefined>;

export function courseVisits(deps: {
  readonly engine: Pick<Engine, 'courses' | 'learners'>;
  readonly visits: Visits;
}): CourseVisits {
  const { courses } = deps.engine;
  return async (req, res) => {
    const { courseKey } = req.params;
    const course = await courses.summary(courseKey);
    const context = await deps.visits.of(req, res);
    const { viewer } = context;
    if (viewer !== undefined) {
      const { inside, staff, tabs } = await courseStanding(deps.engine, viewer, courseKey);
      if (inside) return { ...context, viewer, course, staff, tabs };
    }
    const home = coursePath(courseKey);
    const elsewhere = req.originalUrl !== home && viewer === undefined;
    res.redirect(303, elsewhere ? `/login?next=${encodeURIComponent(req.originalUrl)}` : `${home}/about`);
    return undefined;
  };
}
