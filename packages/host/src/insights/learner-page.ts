import { learnerFacts } from '@coursewright/analytics/insights';
import { CoreError } from '@coursewright/core';
import { html, type Html } from '../lms/html.ts';
import { coursePath } from '../lms/page.ts';
import { chartElement } from './chart-element.ts';
import type { InsightsVisit } from './insights-visit.ts';

/** One learner of the course. Throws `not_found`, and `forbidden` for roles that do not see single learners. */
export async function learnerBody(
  visit: InsightsVisit,
): Promise<{ readonly title: string; readonly body: Html }> {
  const { t, date } = visit.words;
  const { username = '' } = visit.asked;
  if (!visit.insights.personal)
    throw new CoreError('forbidden', `Your role in ${visit.course.courseKey} does not show single learners.`);
  const facts = await visit.insights.read({ username }, visit.code, learnerFacts);
  if (facts === undefined)
    throw new CoreError('not_found', `No learner of this course is called ${username}.`);
  const shown: readonly (readonly [string, string])[] = [
    [t('insights.learner.username'), facts.username],
    [t('insights.learner.email'), facts.email],
    [t('insights.mode'), facts.mode],
    [t('insights.cohort'), facts.cohort],
    [t('insights.segment'), facts.segments],
    [t('insights.learner.enrolled'), date(facts.enrolled)],
  ];
  const body = html`<dl class="facts card">
      ${shown.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value === '' ? '–' : value}</dd>
          </div>`,
      )}
    </dl>
    ${
      visit.staff &&
      html`<p class="ways">
        <a
          class="button quiet"
          href="${coursePath(visit.course.courseKey)}/progress?username=${encodeURIComponent(username)}"
          >${t('insights.learner.progress')}</a
        >
      </p>`
    }
    ${chartElement(visit, 'learner-days')}`;
  return { title: facts.name === '' ? facts.username : facts.name, body };
}
