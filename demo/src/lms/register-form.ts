import { html, type Markup } from '../html.ts';
import type { Words } from './texts/words.ts';

/** Asks for the registration address of a tool. */
export function registerForm({ t }: Words): Markup {
  return html`<form class="card" method="get" action="/tools/register">
    <p id="register-help" class="soft">${t('register.help')}</p>
    <label for="address">${t('register.address')}</label>
    <input
      id="address"
      name="address"
      type="url"
      required
      maxlength="2000"
      aria-describedby="register-help"
    />
    <button class="primary">${t('register.submit')}</button>
  </form>`;
}
