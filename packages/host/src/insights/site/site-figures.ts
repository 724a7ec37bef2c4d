import type { coursesList } from '@coursewright/analytics/insights';
import { html, type Html } from '../../lms/html.ts';
import type { Translation } from '../../lms/i18n/translator.ts';
import { isFailing } from './grade-syncs.ts';
import { siteEventsPath } from './site-events-path.ts';
import { nothingYet } from './nothing-yet.ts';
import { durationText } from './quantity-text.ts';
import type { SiteOverview } from './read-site.ts';

/** The figures of the site; each opens to how it is counted. */
export function siteFigures(
  { active, freshness, gradeSyncs }: SiteOverview,
  courses: Awaited<ReturnType<typeof coursesList>>,
  words: Translation,
) {
  const { t, number } = words;
  const rulesText = (rules: typeof active.rules) =>
    html`${rules.map(({ task, counts }) => html`<p>${counts} <a href="${siteEventsPath(task)}">${t('insights.behind.link')}</a></p>`)}`;
  const why = html`${active.until !== undefined && html`<p>${t('site.insights.until', { day: words.date(active.until) })}</p>`}
    <p>${active.derived}</p>
    ${rulesText(active.rules)}`;
  const learners = (count: number) => (active.until === undefined ? undefined : number(count));
  const [enrolled] = courses.totals;
  const failing = gradeSyncs.filter(isFailing).length;
  const cards: readonly (readonly [string, string | undefined, Html])[] = [
    [t('site.insights.activeDay'), learners(active.day), why],
    [t('site.insights.activeWeek'), learners(active.week), why],
    [t('site.insights.activeFourWeeks'), learners(active.fourWeeks), why],
    [
      enrolled?.title ?? '',
      enrolled === undefined ? undefined : number(enrolled.value),
      rulesText(courses.rules),
    ],
    [
      t('site.insights.behind'),
      freshness.behind === undefined ? undefined : durationText(freshness.behind, words.language),
      html`<p>${t('site.insights.behindRule')}</p>`,
    ],
    [
      t('site.insights.failing'),
      gradeSyncs.length === 0 ? undefined : number(failing),
      html`<p>${t('site.insights.failingRule')}</p>`,
    ],
  ];
  return html`<ul class="figures">
    ${cards.map(
      ([title, value, rule]) =>
        html`<li class="card figure">
          <p class="what">${title}</p>
          <p class="value ${value !== undefined && value.includes(' ') && 'said'}">
            ${value ?? nothingYet(words)}
          </p>
          <details>
            <summary>${t('insights.why')}<span class="unseen">: ${title}</span></summary>
            ${rule}
          </details>
        </li>`,
    )}
  </ul>`;
}
