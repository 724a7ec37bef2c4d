import { Router } from 'express';
import { listActivities, type Activity } from '../activities.ts';
import { course } from '../course.ts';
import { html, type Markup } from '../../html.ts';
import { page } from '../page.ts';
import type { Person } from '../people.ts';
import { scoreText } from '../score-text.ts';
import type { LmsStore } from '../store/lms-store.ts';
import type { Words } from '../texts/words.ts';
import type { Visits } from '../visit.ts';

/** The content page: what the course consists of. */
export function contentRoutes({ store, visits }: { readonly store: LmsStore; readonly visits: Visits }) {
  const router = Router();
  router.get('/', async (req, res) => {
    const visit = visits.require(req, res);
    if (visit === undefined) return;
    const { person, words } = visit;
    const { t } = words;
    const activities = await listActivities(store);
    const body = html`<h1>${course.title}</h1>
      <p class="lead">${t('content.lead')}</p>
      ${notice(req.query, words)}
      ${
        activities.length === 0
          ? emptyContent(person, words)
          : html`<ul class="activities">
              ${activities.map((activity) => activityItem(activity, person, words))}
            </ul>`
      }`;
    res.send(page({ title: t('content.title'), words, visit, current: '/' }, body));
  });
  return router;
}

function notice(query: Readonly<Record<string, unknown>>, { t }: Words): Markup | undefined {
  const { added, removed } = query;
  if (typeof added === 'string') {
    const text = added === '' ? t('content.addedNothing') : t('content.added', { titles: added });
    return html`<p class="notice" role="status">${text}</p>`;
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
      : [t('content.from', { tool: tool.name }), ...ownGrade(activity, person, words)].join(' · ');
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
    <span class="title">${tool === undefined ? link.title : html`<a href="${path}">${link.title}</a>`}</span>
    <p class="meta">${meta}</p>
    <span class="actions">
      ${tool === undefined ? undefined : open} ${person.role === 'instructor' ? remove : undefined}
    </span>
  </li>`;
}

function ownGrade({ lineItems: [item], scores }: Activity, person: Person, words: Words): string[] {
  if (person.role !== 'learner' || item === undefined) return [];
  const score = scores.find(({ userId, lineItemId }) => userId === person.id && lineItemId === item.id);
  const grade = score && scoreText(score, item.scoreMaximum, words);
  return [grade === undefined ? words.t('content.noGrade') : words.t('content.grade', { grade })];
}
