import type { Clock, CourseSummary, Engine } from '@coursewright/core';
import { Router } from 'express';
import { analyticsReach } from '../api/analytics/analytics-reach.ts';
import type { FileSigner } from '../files/sign-file.ts';
import { courseCover } from './course-cover.ts';
import { html, type Html } from './html.ts';
import type { Translation } from './i18n/translator.ts';
import { coursePath, renderPage } from './page.ts';
import { visibleCourses } from './visible-courses.ts';
import type { Visits } from './visits.ts';

interface CatalogDeps {
  readonly engine: Pick<Engine, 'courses' | 'learners'>;
  readonly clock: Clock;
  readonly files: FileSigner;
  readonly visits: Visits;
}

/** `/`: the visitor's own courses first, then what anybody may see. */
export function catalogRoutes({ engine, clock, files, visits }: CatalogDeps): Router {
  const router = Router();
  router.get('/', async (req, res) => {
    const context = await visits.of(req, res);
    const { viewer, words } = context;
    const courses = await visibleCourses(engine, viewer);
    const enrollments = viewer ? await engine.learners.enrollments(viewer.account.id) : [];
    const own = new Set(enrollments.filter(({ active }) => active).map(({ courseKey }) => courseKey));
    const taught = viewer && (await analyticsReach(engine).courses({ kind: 'user', ...viewer }));
    const teaches = viewer?.account.superuser === true || (taught !== undefined && taught.size > 0);
    const now = clock.now() / 1000;
    const cards = (list: readonly CourseSummary[]) =>
      html`<ul class="courses">
        ${list.map((course) => html`<li>${card(course, words, files, now)}</li>`)}
      </ul>`;
    const yours = courses.filter(({ courseKey }) => own.has(courseKey));
    const others = courses.filter(({ courseKey }) => !own.has(courseKey));
    const main = html`<h1>${words.t('catalog.title')}</h1>
      ${
        courses.length === 0
          ? html`<p class="lead">${words.t('catalog.empty')}</p>`
          : html`<p class="lead">${words.t('catalog.lead')}</p>`
      }
      ${teaches && html`<p><a href="/insights">${words.t('insights.title.courses')}</a></p>`}
      ${
        yours.length > 0 &&
        html`<h2>${words.t('catalog.yours')}</h2>
          ${cards(yours)}`
      }
      ${
        others.length > 0 &&
        html`<h2>${words.t(yours.length > 0 ? 'catalog.more' : 'catalog.all')}</h2>
          ${cards(others)}`
      }`;
    res.type('html').send(renderPage(context, { title: words.t('catalog.title'), main }));
  });
  return router;
}

function card(course: CourseSummary, words: Translation, files: FileSigner, now: number): Html {
  return html`<article class="card course-card">
    ${courseCover(course, files)}
    <div class="text">
      <p class="eyebrow">${course.org} · ${course.number}</p>
      <h3 lang="${course.language}"><a href="${coursePath(course.courseKey)}">${course.title}</a></h3>
      ${course.shortDescription !== '' && html`<p class="blurb" lang="${course.language}">${course.shortDescription}</p>`}
      <p class="when">${when(course, words, now)}</p>
    </div>
  </article>`;
}

function when({ start = '', end = '' }: CourseSummary, { t, date }: Translation, now: number): string {
  if (Date.parse(end) <= now) return t('catalog.ended', { date: date(end) });
  if (Date.parse(start) > now) return t('catalog.starts', { date: date(start) });
  return t('catalog.selfPaced');
}
