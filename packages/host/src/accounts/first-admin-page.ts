import { asset } from '../lms/assets.ts';
import { html, type Html } from '../lms/html.ts';
import { renderPage, type PageContext } from '../lms/page.ts';

export interface FirstAdminForm {
  readonly csrf: string;
  readonly token: string;
  readonly username?: string;
  readonly email?: string;
  readonly name?: string;
  readonly complaint?: string;
}

export function firstAdminPage(context: PageContext, form: FirstAdminForm): string {
  const { t } = context.words;
  const field = (name: 'username' | 'email' | 'name', type: string, autocomplete: string): Html =>
    html`<label for="${name}">${t(`firstAdmin.field.${name}`)}</label>
      <input
        id="${name}"
        name="${name}"
        type="${type}"
        value="${form[name]}"
        autocomplete="${autocomplete}"
        required
        maxlength="254"
      />`;
  const main = html`<section class="card sign-in">
    <img src="${asset('icon.svg')}" alt="" width="44" height="44" />
    <h1>${t('firstAdmin.title')}</h1>
    <p>${t('firstAdmin.lead')}</p>
    ${form.complaint !== undefined && html`<p class="complaint" role="alert">${form.complaint}</p>`}
    <form method="post" action="/first-administrator">
      <input type="hidden" name="csrf" value="${form.csrf}" />
      <input type="hidden" name="token" value="${form.token}" />
      ${field('username', 'text', 'username')} ${field('email', 'email', 'email')}
      ${field('name', 'text', 'name')}
      <label for="password">${t('login.password')}</label>
      <input
        id="password"
        name="password"
        type="password"
        autocomplete="new-password"
        required
        minlength="8"
        maxlength="1000"
      />
      <button class="button">${t('firstAdmin.submit')}</button>
    </form>
  </section>`;
  return renderPage(context, { title: t('firstAdmin.title'), main });
}
