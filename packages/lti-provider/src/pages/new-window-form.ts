import { html, type Html } from './html.ts';

/** Begins a login in a window of its own: there the tool is the page itself, and its cookie is no third party's. */
export function newWindowForm(
  address: string,
  fields: Readonly<Record<string, string>>,
  label: string,
): Html {
  return html`<form method="post" action="${address}" target="_blank">
    ${Object.entries(fields).map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
    )}
    <p><button class="main">${label}</button></p>
  </form>`;
}
