import type { ApiToken } from '../../accounts/tokens/api-token-store.port.ts';
import { adminBanner } from '../../admin/admin-banner.ts';
import { asset } from '../../lms/assets.ts';
import { html, type Html } from '../../lms/html.ts';
import type { Translation } from '../../lms/i18n/translator.ts';
import { renderPage, type PageContext } from '../../lms/page.ts';

export interface ShownToken extends ApiToken {
  /** Whose it is; absent: a service's. */
  readonly username?: string;
}

interface Parts {
  readonly csrf: string;
  /** Administrators see everybody's, and make those of services. */
  readonly all: boolean;
  readonly tokens: readonly ShownToken[];
  /** Microseconds. */
  readonly now: number;
  /** The one that was just made, which no later page can show. */
  readonly secret?: string;
  readonly revoked: boolean;
}

/** How many days a new token may be good for; 0: until it is taken away. */
export const lifetimes = [30, 90, 365, 0] as const;

/** The tokens of the analytics API that somebody has, with what can be done about them. */
export function tokensPage(context: PageContext, parts: Parts): string {
  const { t } = context.words;
  const { all, secret, revoked } = parts;
  const main = html`<h1>${t('insights.tokens.title')}</h1>
    <p class="lead">${t(all ? 'insights.tokens.leadAdmin' : 'insights.tokens.lead')}</p>
    ${revoked && html`<p class="tag good" role="status">${t('insights.tokens.revoked')}</p>`}
    ${
      secret !== undefined &&
      html`<section class="card chart" aria-labelledby="made">
        <h2 id="made">${t('insights.tokens.made')}</h2>
        <p role="status">${t('insights.tokens.once')}</p>
        <pre class="secret" tabindex="0" aria-label="${t('insights.tokens.made')}">${secret}</pre>
        <p>${t('insights.tokens.how')}</p>
        <pre class="secret" tabindex="0" aria-label="${t('insights.tokens.how')}">
Authorization: Token ${secret}</pre>
      </section>`
    }
    ${newToken(context, parts)} ${tokenList(context, parts)}`;
  const head = html`<link rel="stylesheet" href="${asset('insights.css')}" /><link
      rel="stylesheet"
      href="${asset('insights-more.css')}"
    />`;
  return renderPage(context, {
    title: t('insights.tokens.title'),
    head,
    ...(all && { banner: adminBanner(context, 'insights') }),
    main,
    width: 'wide',
  });
}

function newToken({ words: { t } }: PageContext, { csrf, all }: Parts): Html {
  return html`<form class="card chart" method="post" aria-labelledby="new">
    <h2 id="new">${t('insights.tokens.new')}</h2>
    <input type="hidden" name="csrf" value="${csrf}" />
    <div class="filters">
      <label
        ><span>${t('insights.tokens.name')}</span
        ><input name="name" required maxlength="200" autocomplete="off"
      /></label>
      <label
        ><span>${t('insights.tokens.days')}</span>
        <select name="days">
          ${lifetimes.map((days) => html`<option value="${days}">${days === 0 ? t('insights.tokens.forEver') : t('insights.tokens.forDays', { count: days })}</option>`)}
        </select></label
      >
      ${
        all &&
        html`<label
          ><span>${t('insights.tokens.whose')}</span>
          <select name="of">
            <option value="me">${t('insights.tokens.mine')}</option>
            <option value="service">${t('insights.tokens.service')}</option>
          </select></label
        >`
      }
      <button class="button">${t('insights.tokens.make')}</button>
    </div>
  </form>`;
}

function tokenList({ words }: PageContext, parts: Parts): Html {
  const { t } = words;
  const { all, tokens } = parts;
  const title = t(all ? 'insights.tokens.everybodys' : 'insights.tokens.own');
  if (tokens.length === 0)
    return html`<section class="list">
      <h2>${title}</h2>
      <p class="card empty">${t('insights.tokens.none')}</p>
    </section>`;
  return html`<section class="list">
    <h2 id="tokens">${title}</h2>
    <div class="card scroll" tabindex="0" role="group" aria-labelledby="tokens">
      <table>
        <thead>
          <tr>
            <th scope="col">${t('insights.tokens.name')}</th>
            ${all && html`<th scope="col">${t('insights.tokens.whose')}</th>`}
            <th scope="col">${t('insights.tokens.created')}</th>
            <th scope="col">${t('insights.tokens.expires')}</th>
            <th scope="col">${t('insights.tokens.actions')}</th>
          </tr>
        </thead>
        <tbody>
          ${tokens.map((token) => tokenRow(token, words, parts))}
        </tbody>
      </table>
    </div>
  </section>`;
}

function tokenRow(
  { id, name, username, created, expires }: ShownToken,
  { t, date }: Translation,
  { csrf, all, now }: Parts,
): Html {
  const day = (at: number) => date(new Date(at / 1000).toISOString());
  const until =
    expires === undefined
      ? t('insights.tokens.never')
      : expires > now
        ? day(expires)
        : t('insights.tokens.expired', { day: day(expires) });
  return html`<tr>
    <th scope="row">${name}</th>
    ${all && html`<td>${username ?? t('insights.tokens.service')}</td>`}
    <td class="date">${day(created)}</td>
    <td class="date">${until}</td>
    <td>
      <form method="post" action="/insights/tokens/revoke">
        <input type="hidden" name="csrf" value="${csrf}" />
        <input type="hidden" name="id" value="${id}" />
        <button class="button quiet">
          ${t('insights.tokens.revoke')}<span class="unseen">: ${name}</span>
        </button>
      </form>
    </td>
  </tr>`;
}
