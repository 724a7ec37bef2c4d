import type { CourseSummary } from '@coursewright/core';
import type { FileSigner } from '../files/sign-file.ts';
import { courseCover } from './course-cover.ts';
import { html, type Html } from './html.ts';
import { coursePath, renderPage, type PageContext } from './page.ts';

interface AboutParts {
  readonly course: CourseSummary;
  /** The author's description, sanitized. */
  readonly overview: Html | undefined;
  /** The visitor may go straight in. */
  readonly inside: boolean;
  /** The visitor may see the course's numbers. */
  readonly insights: boolean;
  /** Why enrolment was refused just now. */
  readonly complaint?: string;
  readonly files: FileSigner;
  readonly publicUrl: string;
}

/** What a course is, and the way into it. */
export function aboutPage(context: PageContext, parts: AboutParts): string {
  const { course, overview, complaint, files } = parts;
  const { t, date } = context.words;
  const fact = (name: string, value: string) =>
    value !== '' &&
    html`<div>
      <dt>${name}</dt>
      <dd>${value}</dd>
    </div>`;
  const language = new Intl.DisplayNames(context.words.language, { type: 'language' });
  const main = html`<div class="course-about">
    <div>
      <p class="eyebrow">${t('about.by', { org: course.org })}</p>
      <h1 lang="${course.language}">${course.title}</h1>
      ${course.shortDescription !== '' && html`<p class="lead" lang="${course.language}">${course.shortDescription}</p>`}
      ${overview && html`<div class="prose" lang="${course.language}">${overview}</div>`}
    </div>
    <aside class="card course-facts" aria-label="${t('about.facts')}">
      ${courseCover(course, files)}
      <div class="text">
        <dl class="facts">
          ${fact(t('about.number'), course.number)} ${fact(t('about.starts'), date(course.start ?? ''))}
          ${fact(t('about.ends'), date(course.end ?? ''))}
          ${fact(t('about.language'), language.of(course.language) ?? course.language)}
        </dl>
        ${complaint !== undefined && html`<p class="complaint" role="alert">${complaint}</p>`}
        ${wayIn(context, parts)}
        ${parts.insights && html`<a class="button quiet" href="${coursePath(course.courseKey)}/insights">${t('nav.insights')}</a>`}
      </div>
    </aside>
  </div>`;
  const address = `${parts.publicUrl}${coursePath(course.courseKey)}`;
  const head = html`<meta name="description" content="${course.shortDescription}" />
    <link
      rel="alternate"
      type="application/json+oembed"
      href="${parts.publicUrl}/oembed?format=json&url=${encodeURIComponent(address)}"
      title="${course.title}"
    />`;
  return renderPage(context, { title: course.title, main, head });
}

function wayIn({ viewer, words: { t } }: PageContext, { course, inside }: AboutParts): Html {
  const home = coursePath(course.courseKey);
  if (inside) return html`<a class="button" href="${home}">${t('about.goTo')}</a>`;
  if (viewer?.csrfToken === undefined) {
    return html`<a class="button" href="/login?next=${encodeURIComponent(`${home}/about`)}"
      >${t('about.logInToEnroll')}</a
    >`;
  }
  return html`<form method="post" action="${home}/enroll">
    <input type="hidden" name="csrf" value="${viewer.csrfToken}" />
    <button class="button">${t('about.enroll')}</button>
  </form>`;
}
