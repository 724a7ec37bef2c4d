import { html, type Html } from '../lms/html.ts';
import { chartElement } from './chart-element.ts';
import { courseList } from './course-list.ts';
import { courseModes } from './course-modes.ts';
import type { InsightsVisit } from './insights-visit.ts';
import { rosterForm } from './roster-form.ts';

/** The roster, and how it is divided. */
export async function learnersBody(visit: InsightsVisit): Promise<Html> {
  return html`<p class="ways">
      <a class="button quiet" href="${visit.path('/learners/at-risk')}"
        >${visit.words.t('insights.atRisk')}</a
      >
    </p>
    ${await rosterForm(visit, { modes: await courseModes(visit), search: true })}
    ${await courseList(visit, 'learners', {
      alone: true,
      page: '/learners',
      keep: ['cohort', 'segment', 'text'],
      row: ({ key }) => learnerPath(visit, key),
    })}
    ${chartElement(visit, 'learner-segments')}`;
}

/** Learners who may need help. */
export async function atRiskBody(visit: InsightsVisit): Promise<Html> {
  return html`<p class="lead">${visit.words.t('insights.atRiskLead')}</p>
    ${await rosterForm(visit, { modes: await courseModes(visit), search: false })}
    ${await courseList(visit, 'at-risk', {
      alone: true,
      page: '/learners/at-risk',
      keep: ['cohort'],
      row: ({ key }) => learnerPath(visit, key),
    })}`;
}

function learnerPath(visit: InsightsVisit, username: string): string | undefined {
  return visit.insights.personal ? visit.path('/learners/learner', { username }) : undefined;
}
