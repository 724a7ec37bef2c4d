import { html, nothing, type TemplateResult } from 'lit';
import type { Connection } from '../api/connection.ts';
import type { Localize } from '../i18n/localize.ts';

/** For guests, where the page offers it: a button that opens the log-in window. `done` once they are in. */
export function logInTemplate(
  words: Localize,
  { guest }: Connection,
  offered: boolean,
  done: () => void,
): TemplateResult | typeof nothing {
  if (!offered || guest === undefined || guest.loggedIn) return nothing;
  const logIn = async (): Promise<void> => {
    if (await guest.logIn()) done();
  };
  return html`<p class="quiet log-in" part="log-in">
    ${words.term('guestNote')}
    <button type="button" class="link" @click=${() => void logIn()}>${words.term('logIn')}</button>
  </p>`;
}
