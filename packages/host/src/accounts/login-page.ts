import { asset } from '../lms/assets.ts';
import { html, type Html } from '../lms/html.ts';
import { renderPage, type PageContext } from '../lms/page.ts';

export interface LoginForm {
  readonly csrf: string;
  /** Path on this host to go on to. */
  readonly next: string;
  readonly login?: string;
  readonly complaint?: string;
}

export function loginPage(context: PageContext, form: LoginForm): string {
  const { t } = context.words;
  const main: Html = html`<section class="card sign-in">
    <img src="${asset('icon.svg')}" alt="" width="44" height="44" />
    <h1>${t('login.title')}</h1>
    ${form.complaint !== undefined && html`<p class="complaint" role="alert">${form.complaint}</p>`}
    <form method="post" action="/login">
      <input type="hidden" name="csrf" value="${form.csrf}" />
      <input type="hidden" name="next" value="${form.next}" />
      <label for="login">${t('login.login')}</label>
      <input
        id="login"
        name="login"
        value="${form.login}"
        autocomplete="username"
        autocapitalize="none"
        required
        maxlength="254"
      />
      <label for="password">${t('login.password')}</label>
      <input
        id="password"
        name="password"
        type="password"
        autocomplete="current-password"
        required
        maxlength="1000"
      />
      <button class="button">${t('login.submit')}</button>
    </form>
  </section>`;
  return renderPage(context, { title: t('login.title'), main });
}
