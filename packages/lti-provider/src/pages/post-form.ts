import { html, type Html } from './html.ts';

/** Submits the page's form; the page has a button besides, for browsers without script. */
export const submitScript = 'document.forms[0].submit()';

/** A form that carries fields to another party's address (OAuth 2.0 Form Post Response Mode; DL §4.5). */
export function postForm(address: string, fields: Readonly<Record<string, string>>, label: string): Html {
  return html`<form method="post" action="${address}">
    ${Object.entries(fields).map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
    )}
    <p><button class="main">${label}</button></p>
  </form>`;
}
