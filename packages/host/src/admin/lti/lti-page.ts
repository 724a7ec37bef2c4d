import type { Instant } from '@coursewright/core';
import { asset } from '../../lms/assets.ts';
import { html, type Html } from '../../lms/html.ts';
import { renderPage, type PageContext } from '../../lms/page.ts';
import { adminBanner } from '../admin-banner.ts';

export type LtiPlace = 'platforms' | 'add' | 'launches' | 'token';

const places: readonly (readonly [LtiPlace, string])[] = [
  ['platforms', '/admin/lti'],
  ['add', '/admin/lti/add'],
  ['launches', '/admin/lti/launches'],
  ['token', '/admin/lti/token'],
];

/** A whole page under /admin/lti. */
export function ltiPage(
  context: PageContext,
  parts: { readonly title: string; readonly place: LtiPlace; readonly main: Html },
): string {
  const { t } = context.words;
  const { title, place, main } = parts;
  return renderPage(context, {
    title,
    banner: adminBanner(context, 'lti'),
    head: html`<link rel="stylesheet" href="${asset('admin.css')}" />
      <script type="module" src="${asset('admin.js')}"></script>`,
    main: html`<nav class="places" aria-label="${t('lti.nav')}">
        ${places.map(([one, href]) => html`<a href="${href}" ${one === place && html` aria-current="page"`}>${t(`lti.nav.${one}`)}</a>`)}
      </nav>
      ${main}`,
    width: 'wide',
  });
}

/** What was just done, or what is wrong with what was sent. */
export function notice(text: string | undefined, kind: 'good' | 'bad' = 'good'): Html | undefined {
  if (text === undefined) return undefined;
  return kind === 'good'
    ? html`<p class="done" role="status">${text}</p>`
    : html`<p class="complaint" role="alert">${text}</p>`;
}

/** To the second, in UTC. */
export function timeText(instant: Instant): Html {
  const iso = new Date(instant / 1000).toISOString();
  return html`<time datetime="${iso}">${iso.slice(0, 19).replace('T', ' ')} UTC</time>`;
}

/** Where a list goes on, and back to its beginning. */
export function pageLinks(
  { words: { t } }: PageContext,
  path: string,
  query: Readonly<Record<string, string>>,
  place: { readonly first: boolean; readonly next: string | undefined },
): Html {
  const at = (more: Readonly<Record<string, string>>) =>
    `${path}?${String(new URLSearchParams({ ...query, ...more }))}`;
  if (place.first && place.next === undefined) return html``;
  return html`<nav class="row" aria-label="${t('lti.pages')}">
    ${!place.first && html`<a class="button quiet" href="${at({})}">${t('admin.jobs.first')}</a>`}
    ${place.next !== undefined && html`<a class="button quiet" href="${at({ after: place.next })}">${t('admin.jobs.next')}</a>`}
  </nav>`;
}
