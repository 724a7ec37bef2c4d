import type { Explanation, TokenExamination } from '@coursewright/lti-provider';
import { html, type Html } from '../../lms/html.ts';
import type { PageContext } from '../../lms/page.ts';
import { explanationCard } from './launch-page.ts';
import { ltiPage } from './lti-page.ts';
import { platformPath } from './platform-names.ts';

interface Parts {
  readonly csrf: string;
  readonly found?:
    { readonly examination: TokenExamination; readonly explanations: readonly Explanation[] } | undefined;
}

/** A form for a token that somebody has at hand, and everything that is wrong with it. */
export function tokenPage(context: PageContext, { csrf, found }: Parts): string {
  const { t } = context.words;
  const title = t('lti.token.title');
  const main = html`<h1>${title}</h1>
    <p class="lead" id="token-help">${t('lti.token.lead')}</p>
    <form class="card panel fields" method="post" action="/admin/lti/token">
      <input type="hidden" name="csrf" value="${csrf}" />
      <label for="token">id_token</label>
      <textarea
        id="token"
        name="token"
        rows="6"
        required
        spellcheck="false"
        aria-describedby="token-help"
      ></textarea>
      <button class="button">${t('lti.token.button')}</button>
    </form>
    ${found !== undefined && result(context, found)}`;
  return ltiPage(context, { title, place: 'token', main });
}

function result(context: PageContext, { examination, explanations }: NonNullable<Parts['found']>): Html {
  const { t } = context.words;
  const { registration, expiredFor, header, claims } = examination;
  return html`<section aria-labelledby="found">
    <h2 id="found" role="status">
      ${explanations.length === 0 ? t('lti.token.good') : t('lti.token.faults', { count: explanations.length })}
    </h2>
    ${
      registration !== undefined &&
      html`<p>${t('lti.platform')}: <a href="${platformPath(registration)}">${registration.name}</a></p>`
    }
    ${expiredFor !== undefined && expiredFor > 0 && html`<p>${t('lti.token.expired', { minutes: Math.ceil(expiredFor / 60) })}</p>`}
    ${explanations.map((one) => explanationCard(context, one))}
    <p class="muted">${t('lti.token.unjudged')}</p>
    <details class="card panel">
      <summary>${t('lti.launch.token')}</summary>
      <p class="muted">${t('lti.launch.redacted')}</p>
      <pre tabindex="0" role="group" aria-label="${t('lti.launch.token')}">
${JSON.stringify({ header, claims }, null, 2)}</pre>
    </details>
  </section>`;
}
