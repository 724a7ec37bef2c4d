import type { PlatformContext, PlatformLink } from '@coursewright/lti-provider/platform';
import { Router } from 'express';
import { listActivities, type Activity } from '../activities.ts';
import { currentCourse } from '../current-course.ts';
import { html, type Markup } from '../../html.ts';
import { page } from '../page.ts';
import type { Person } from '../people.ts';
import { scoreText } from '../score-text.ts';
import type { LmsStore } from '../store/lms-store.ts';
import type { Words } from '../texts/words.ts';
import type { Visit, Visits } from '../visit.ts';

/** The content page: what the course consists of. */
export function contentRoutes({ store, visits }: { readonly store: LmsStore; readonly visits: Visits }) {
  const router = Router();
  router.get('/', async (req, res) => {
    const visit = visits.require(req, res);
    if (visit === undefined) return;
    const { person, words } = visit;
    const { t } = words;
    const course = await currentCourse(store, req);
    const activities = await listActivities(store, course.id);
    const body = html`<h1>${course.title}</h1>
      <p class="lead">${t('content.lead')}</p>
      ${notice(req.query, words)}
      ${
        activities.length === 0
          ? emptyContent(person, words)
          : html`<ul class="activities">
              ${activities.map((activity) => activityItem(activity, person, words))}
            </ul>`
      }
      ${coursesView(await store.contexts(), course, visit)}`;
    res.send(page({ title: t('content.title'), words, visit, current: '/' }, body));
  });
  return router;
}

function notice(query: Readonly<Record<string, unknown>>, { t }: Words): Markup | undefined {
  const { added, removed, copied, error } = query;
  if (copied === '1') return html`<p class="notice" role="status">${t('content.copied')}</p>`;
  if (typeof added === 'string') {
    const text = added === '' ? t('content.addedNothing') : t('content.added', { titles: added });
    const told = typeof error === 'string' ? t('content.toolSays', { error }) : '';
    return html`<p class="notice" role="status">${text} ${told}</p>`;
  }
  if (typeof removed === 'string') {
    return html`<p class="notice" role="status">${t('content.removed', { title: removed })}</p>`;
  }
  return undefined;
}

function emptyContent(person: Person, { t }: Words): Markup {
  return html`<div class="card empty">
    <p>${t('content.empty')}</p>
    ${
      person.role === 'instructor'
        ? html`<p><a class="button" href="/add">${t('content.emptyTeach')}</a></p>`
        : undefined
    }
  </div>`;
}

function activityItem(activity: Activity, person: Person, words: Words): Markup {
  const { link, tool } = activity;
  const { t } = words;
  const path = `/activities/${encodeURIComponent(link.id)}`;
  const meta =
    tool === undefined
      ? t('activity.gone')
      : [
          t('content.from', { tool: tool.name }),
          ...dates(link, words),
          ...columns(activity, person, words),
          ...ownGrade(activity, person, words),
        ].join(' · ');
  const opens = link.inWindow === true ? `${path}/launch` : path;
  const title = html`<a href="${opens}" ${link.inWindow === true ? html`target="_blank"` : undefined}
    >${link.title}</a
  >`;
  const remove = html`<a href="${path}/remove" aria-label="${t('content.removeOf', { title: link.title })}"
    >${t('content.remove')}</a
  >`;
  const open = html`<a
    href="${path}/launch"
    target="_blank"
    aria-label="${t('content.newWindowOf', { title: link.title })}"
    >${t('content.newWindow')}</a
  >`;
  return html`<li class="card">
    <span class="title">${tool === undefined ? link.title : title}</span>
    <p class="meta">${meta}</p>
    <span class="actions">
      ${tool === undefined ? undefined : open} ${person.role === 'instructor' ? remove : undefined}
    </span>
  </li>`;
}

/** When it opens and is due, as the tool said or the platform decided. */
function dates({ available, submission }: PlatformLink, { t, time }: Words): string[] {
  const [opens, due] = [available?.startDateTime, submission?.endDateTime];
  return [
    ...(opens === undefined ? [] : [t('content.opens', { time: time(Date.parse(opens)) })]),
    ...(due === undefined ? [] : [t('content.due', { time: time(Date.parse(due)) })]),
  ];
}

/** What those who teach see of its columns in the gradebook. */
function columns({ link, lineItems }: Activity, person: Person, { t, number }: Words): string[] {
  if (person.role !== 'instructor') return [];
  if (lineItems.length === 0) return [t('content.noColumn')];
  return lineItems.map(({ label, scoreMaximum }) => {
    const points = number(scoreMaximum);
    return label === link.title ? t('content.ownColumn', { points }) : t('content.column', { label, points });
  });
}

/** The courses that there are, and how to copy this one. */
function coursesView(
  courses: readonly PlatformContext[],
  current: PlatformContext,
  { person, words: { t } }: Visit,
): Markup | undefined {
  const teaches = person.role === 'instructor';
  if (courses.length < 2 && !teaches) return undefined;
  return html`<section aria-labelledby="courses">
    <h2 id="courses">${t('courses.title')}</h2>
    <ul class="courses">
      ${courses.map(({ id, title }) =>
        id === current.id
          ? html`<li aria-current="true">${title}</li>`
          : html`<li><a href="/courses/${encodeURIComponent(id)}">${title}</a></li>`,
      )}
    </ul>
    ${teaches ? html`<p><a class="button" href="/copy">${t('courses.copy')}</a></p>` : undefined}
  </section>`;
}

function ownGrade({ lineItems: [item], scores }: Activity, person: Person, words: Words): string[] {
  if (person.role !== 'learner' || item === undefined) return [];
  const score = scores.find(({ userId, lineItemId }) => userId === person.id && lineItemId === item.id);
  const grade = score && scoreText(score, item.scoreMaximum, words);
  return [grade === undefined ? words.t('content.noGrade') : words.t('content.grade', { grade })];
}
