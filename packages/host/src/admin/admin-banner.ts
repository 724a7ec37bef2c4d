import { html, type Html } from '../lms/html.ts';
import type { PageContext } from '../lms/page.ts';

export type AdminPlace = 'lti' | 'jobs' | 'insights' | 'api';

const places: readonly (readonly [AdminPlace, string])[] = [
  ['lti', '/admin/lti'],
  ['jobs', '/admin/jobs'],
  ['insights', '/admin/insights'],
  ['api', '/api'],
];

/** Where administrators go from one of their pages to another. */
export function adminBanner({ words: { t } }: PageContext, current: AdminPlace): Html {
  return html`<section class="course-bar" aria-label="${t('site.admin')}">
    <div class="inner">
      <p class="course-name">${t('site.admin')}</p>
      <nav class="tabs" aria-label="${t('admin.nav')}">
        ${places.map(([place, href]) => html`<a href="${href}" ${place === current && html` aria-current="page"`}>${t(`admin.nav.${place}`)}</a>`)}
      </nav>
    </div>
  </section>`;
}
