import { CoreError, type Engine } from '@coursewright/core';
import { Router } from 'express';
import { z } from 'zod';
import type { CourseVisits } from './course-visits.ts';
import { html } from './html.ts';
import { learnerProgress } from './learner-progress.ts';
import { courseBanner, renderPage } from './page.ts';
import type { WidgetBundle } from './widget-bundle.ts';
import { widgetScript } from './widget-page.ts';

const whose = z.object({ username: z.string().max(255).optional().catch(undefined) });

/** `/courses/KEY/progress`: the visitor's own grades; `?username=` another learner's, for the course team. */
export function progressRoutes(deps: {
  readonly engine: Pick<Engine, 'learners' | 'grading'>;
  readonly visit: CourseVisits;
  readonly widgets: WidgetBundle;
}): Router {
  const { learners, grading } = deps.engine;
  const router = Router();
  router.get('/courses/:courseKey/progress', async (req, res) => {
    const visit = await deps.visit(req, res);
    if (visit === undefined) return;
    const { course, viewer, words } = visit;
    const { username } = whose.parse(req.query);
    if (username === undefined || username === viewer.account.username) {
      const title = words.t('progress.title');
      const banner = courseBanner(course, 'progress', visit, visit);
      const main = html`<h1>${title}</h1>
        <noscript><p class="complaint">${words.t('site.noScript')}</p></noscript>
        <cw-progress
          course="${course.courseKey}"
          language="${words.language}"
          csrf-token="${viewer.csrfToken}"
        ></cw-progress>`;
      res.type('html').send(renderPage(visit, { title, banner, main, head: widgetScript(deps.widgets) }));
      return;
    }
    if (!visit.staff) throw new CoreError('forbidden', 'Only the course team may see other learners.');
    const account = await learners.accountByUsername(username);
    const enrollment = account && (await learners.enrollment(account.id, course.courseKey));
    if (account === undefined || enrollment === undefined) {
      throw new CoreError('not_found', `Nobody enrolled in ${course.courseKey} is called ${username}.`);
    }
    const progress = await grading.progress({ userId: account.id, courseKey: course.courseKey });
    const name = account.name === '' ? account.username : account.name;
    const title = words.t('progress.titleOf', { name });
    const banner = courseBanner(course, 'gradebook', visit, visit);
    res
      .type('html')
      .send(renderPage(visit, { title, banner, main: learnerProgress(visit, { title, progress }) }));
  });
  return router;
}
