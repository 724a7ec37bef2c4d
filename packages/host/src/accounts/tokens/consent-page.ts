import { html, type Html } from '../../lms/html.ts';
import type { PageContext } from '../../lms/page.ts';
import type { AuthorizeRequest } from './authorize-request.ts';
import type { EmbedKey } from './embed-key-store.port.ts';

/** Asks whether a site may show somebody's course work; the site's own name and origin are shown. */
export function consentMain(
  { viewer, words: { t } }: PageContext,
  key: EmbedKey,
  wanted: AuthorizeRequest,
): Html {
  const account = viewer?.account;
  const name = account === undefined || account.name === '' ? (account?.username ?? '') : account.name;
  return html`<section class="card notice">
    <h1>${t('authorize.title')}</h1>
    <p>${t('authorize.ask', { site: key.name, origin: wanted.origin, name })}</p>
    <form method="post" action="/embed/authorize" class="answers">
      <input type="hidden" name="csrf" value="${viewer?.csrfToken}" />
      ${Object.entries({
        embed_key: wanted.embed_key,
        origin: wanted.origin,
        code_challenge: wanted.code_challenge,
        state: wanted.state,
      }).map(([field, value]) => html`<input type="hidden" name="${field}" value="${value}" />`)}
      <button class="button" name="answer" value="allow">${t('authorize.allow')}</button>
      <button class="button quiet" name="answer" value="deny">${t('authorize.deny')}</button>
    </form>
  </section>`;
}
