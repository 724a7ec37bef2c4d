import { watchedVideos } from '@coursewright/analytics/insights';
import { CoreError } from '@coursewright/core';
import { html, type Html } from '../lms/html.ts';
import { blockForm } from './block-form.ts';
import { chartElement } from './chart-element.ts';
import { courseList } from './course-list.ts';
import type { InsightsVisit } from './insights-visit.ts';

/** The videos of the course, and who saw them to the end. */
export async function videosBody(visit: InsightsVisit): Promise<Html> {
  return html`${await blockForm(visit)} ${chartElement(visit, 'video-completion')}
  ${await courseList(visit, 'videos', {
    page: '/videos',
    keep: ['block'],
    row: ({ key }) => visit.path('/videos/video', { video: key }),
  })}`;
}

/** One video, five seconds by five seconds. Throws `not_found` for one that nobody watched. */
export async function videoBody(
  visit: InsightsVisit,
): Promise<{ readonly title: string; readonly body: Html }> {
  const { t, number, percent } = visit.words;
  const videos = await visit.insights.read({}, visit.code, watchedVideos);
  const video = videos.find(({ id }) => id === visit.asked.video);
  if (video === undefined) throw new CoreError('not_found', 'Nobody has watched a video of this id.');
  const share = video.atStart === 0 ? 0 : Math.min(1, video.atEnd / video.atStart);
  const facts: readonly (readonly [string, string])[] = [
    [t('insights.video.began'), number(video.atStart)],
    [t('insights.video.ended'), `${number(video.atEnd)} (${percent(share)})`],
    [t('insights.video.minutes'), number(Math.round(video.secondsWatched / 60))],
  ];
  const body = html`<p class="lead">${video.place.join(' · ')}</p>
    <dl class="facts card">
      ${facts.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    ${chartElement(visit, 'video-timeline')}`;
  return { title: video.name, body };
}
