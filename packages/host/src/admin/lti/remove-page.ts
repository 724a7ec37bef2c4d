import type { Registration } from '@coursewright/lti-provider';
import { html } from '../../lms/html.ts';
import type { PageContext } from '../../lms/page.ts';
import { ltiPage } from './lti-page.ts';
import { platformPath } from './platform-names.ts';

/** Asks once more before a platform is removed. */
export function removePage(
  context: PageContext,
  { csrf, registration }: { readonly csrf: string; readonly registration: Registration },
): string {
  const { t } = context.words;
  const title = t('lti.remove.ask', { name: registration.name });
  const main = html`<section class="card notice">
    <h1>${title}</h1>
    <p>${t('lti.remove.help')}</p>
    <form class="answers" method="post" action="${platformPath(registration, '/remove')}">
      <input type="hidden" name="csrf" value="${csrf}" />
      <button class="button">${t('lti.remove.button')}</button>
      <a class="button quiet" href="${platformPath(registration)}">${t('lti.remove.keep')}</a>
    </form>
  </section>`;
  return ltiPage(context, { title, place: 'platforms', main });
}
