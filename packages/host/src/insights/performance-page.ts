import { partOf, placeOf, problemAnswers } from '@coursewright/analytics/insights';
import { CoreError } from '@coursewright/core';
import { html, type Html } from '../lms/html.ts';
import { blockForm } from './block-form.ts';
import { chartElement } from './chart-element.ts';
import { courseList } from './course-list.ts';
import { courseModes } from './course-modes.ts';
import type { InsightsVisit } from './insights-visit.ts';

/** Results, graded and not, and the ways down to the answers. */
export async function performanceBody(visit: InsightsVisit): Promise<Html> {
  const { t } = visit.words;
  const list = (name: string) =>
    courseList(visit, name, {
      page: '/performance',
      keep: ['block'],
      row: ({ key }) => visit.path('/performance/problem', { block: key }),
    });
  const responses = await visit.insights.responses();
  return html`${await blockForm(visit, await courseModes(visit))}
    <p class="ways">
      <a class="button quiet" href="${visit.path('/performance/items', { block: visit.asked.block })}"
        >${t('insights.items')}</a
      >
      ${responses !== undefined && html`<a class="button quiet" href="${responses.url}">${t('insights.responses')}</a>`}
    </p>
    ${responses === undefined && visit.insights.personal && html`<p class="fresh">${t('insights.noResponses')}</p>`}
    <div class="charts">${chartElement(visit, 'final-grades')} ${chartElement(visit, 'course-scores')}</div>
    ${chartElement(visit, 'graded-results')} ${await list('graded-problems')}
    ${chartElement(visit, 'ungraded-results')} ${await list('ungraded-problems')}
    ${chartElement(visit, 'tag-results')}`;
}

/** Difficulty, discrimination and distractors of every question. */
export async function itemsBody(visit: InsightsVisit): Promise<Html> {
  return html`<p class="lead">${visit.words.t('insights.itemsLead')}</p>
    ${await blockForm(visit)}
    ${await courseList(visit, 'items', {
      alone: true,
      page: '/performance/items',
      keep: ['block'],
      row: ({ key }) => visit.path('/performance/problem', { block: key }),
    })}`;
}

/** One problem, part by part. Throws `not_found`. */
export async function problemBody(
  visit: InsightsVisit,
): Promise<{ readonly title: string; readonly body: Html }> {
  const { t } = visit.words;
  const { block = '' } = visit.asked;
  const { course, answers } = await visit.insights.read({}, visit.code, async (call) => ({
    course: await call.course(),
    answers: await problemAnswers(call, block),
  }));
  const problem = partOf(course, block);
  if (problem?.type !== 'problem') throw new CoreError('not_found', `The course has no problem ${block}.`);
  const parts = [...Map.groupBy(answers, ({ part }) => part)];
  const place = [...placeOf(course, problem), problem.assignmentType ?? ''].filter((one) => one !== '');
  const sections: Html[] = [];
  for (const [index, [answer, given]] of parts.entries()) {
    const question = given[0]?.question ?? '';
    sections.push(
      html`<section>
        <h2>${parts.length === 1 ? t('insights.answers') : t('insights.part', { number: index + 1 })}</h2>
        ${question !== '' && html`<p class="lead">${question}</p>`}
        ${chartElement(visit, 'answers', { answer }, 3)}
        ${await courseList(visit, 'answers', { page: '/performance/problem', below: index + 1, more: { block, answer } })}
      </section>`,
    );
  }
  const body = html`<p class="lead">${place.join(' · ')}</p>
    ${parts.length === 0 ? html`<p class="card empty">${t('insights.noAnswers')}</p>` : sections}
    ${chartElement(visit, 'problem-scores', { answer: undefined })}`;
  return { title: problem.name, body };
}
