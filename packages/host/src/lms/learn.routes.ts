import { Router } from 'express';
import { z } from 'zod';
import type { CourseVisits } from './course-visits.ts';
import { html } from './html.ts';
import { courseBanner, renderPage } from './page.ts';
import type { WidgetBundle } from './widget-bundle.ts';
import { widgetScript } from './widget-page.ts';

const place = z.object({ unit: z.string().max(255).optional().catch(undefined) });

/** `/courses/KEY/learn`: the course itself. `?unit=USAGE_KEY` opens one; where the learner goes on from there stands in the hash. */
export function learnRoutes(deps: { readonly visit: CourseVisits; readonly widgets: WidgetBundle }): Router {
  const router = Router();
  router.get('/courses/:courseKey/learn', async (req, res) => {
    const visit = await deps.visit(req, res);
    if (visit === undefined) return;
    const { course, viewer, words } = visit;
    const { unit } = place.parse(req.query);
    const main = html`<h1 class="unseen">${course.title}</h1>
      <noscript><p class="complaint">${words.t('site.noScript')}</p></noscript>
      <cw-course
        course="${course.courseKey}"
        language="${words.language}"
        csrf-token="${viewer.csrfToken}"
        ${unit !== undefined && html`unit="${unit}"`}
        hash
      ></cw-course>`;
    res.type('html').send(
      renderPage(visit, {
        title: course.title,
        head: widgetScript(deps.widgets),
        banner: courseBanner(course, 'learn', visit, visit),
        main,
        width: 'learn',
      }),
    );
  });
  return router;
}
