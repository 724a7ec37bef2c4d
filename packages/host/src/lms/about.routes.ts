import { authorHtml, CoreError, isRefusal, sanitizeAuthorHtml, type Engine } from '@coursewright/core';
import { Router, urlencoded, type Response } from 'express';
import { z } from 'zod';
import { checkCsrf } from '../accounts/csrf.ts';
import type { FileSigner } from '../files/sign-file.ts';
import { originOf } from '../http/event-origin.ts';
import { aboutPage } from './about-page.ts';
import { courseStanding } from './course-standing.ts';
import { Html } from './html.ts';
import { refusalText } from './refusal-text.ts';
import { coursePath, type PageContext } from './page.ts';
import type { Visits } from './visits.ts';

interface AboutDeps {
  readonly engine: Pick<Engine, 'courses' | 'learners'>;
  readonly files: FileSigner;
  readonly visits: Visits;
  readonly publicUrl: string;
}

const enrollForm = z.object({ csrf: z.string().catch('') });

/** `/courses/KEY/about`, and enrolment from there. */
export function aboutRoutes({ engine, files, visits, publicUrl }: AboutDeps): Router {
  const { courses, learners } = engine;
  const router = Router();

  const overviewOf = async (courseKey: string): Promise<Html | undefined> => {
    try {
      const { bytes } = await courses.file(courseKey, 'about/overview.html');
      const addresses = {
        fileUrl: (path: string) => files.sign(courseKey, path),
        blockUrl: () => coursePath(courseKey),
      };
      // Script is dropped, not framed: what a course is can be told without.
      const source = sanitizeAuthorHtml(new TextDecoder().decode(bytes));
      return new Html(authorHtml(source, addresses).html);
    } catch (error) {
      if (error instanceof CoreError && error.code === 'not_found') return undefined;
      throw error;
    }
  };
  const send = async (res: Response, context: PageContext, courseKey: string, complaint?: string) => {
    const { viewer } = context;
    const course = await courses.summary(courseKey);
    const standing = viewer && (await courseStanding(engine, viewer, courseKey));
    const inside = standing?.inside === true;
    const insights = standing?.tabs.includes('insights') === true;
    // `catalog_visibility: none` hides the course from those who are not in it, this page included.
    if (course.catalogVisibility === 'none' && !inside && !insights) {
      throw new CoreError('course_not_found', `${courseKey} is not open to the public.`);
    }
    const overview = await overviewOf(courseKey);
    const parts = { course, overview, inside, insights, files, publicUrl };
    res.type('html').send(aboutPage(context, { ...parts, ...(complaint !== undefined && { complaint }) }));
  };

  router.get('/courses/:courseKey/about', async (req, res) => {
    await send(res, await visits.of(req, res), req.params.courseKey);
  });

  router.post(
    '/courses/:courseKey/enroll',
    urlencoded({ extended: false, limit: '16kb' }),
    async (req, res) => {
      const context = await visits.loggedIn(req, res);
      if (context === undefined) return;
      const { viewer, words } = context;
      const { courseKey } = req.params;
      checkCsrf(viewer.csrfTokens, enrollForm.parse(req.body ?? {}).csrf);
      const { catalogVisibility } = await courses.summary(courseKey);
      if (catalogVisibility === 'none') {
        throw new CoreError('course_not_found', `${courseKey} is not open to the public.`);
      }
      const enrolled = await learners.enroll({ userId: viewer.account.id, courseKey }, originOf(req, viewer));
      if (isRefusal(enrolled)) {
        res.status(403);
        await send(res, context, courseKey, refusalText(words, enrolled));
      } else res.redirect(303, coursePath(courseKey));
    },
  );
  return router;
}
