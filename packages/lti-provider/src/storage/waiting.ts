import { html, type Html } from '../pages/html.ts';

/** A calm line until the script is done; the script, or the lack of one, shows what else there is to do. */
export function waiting(sentence: string, otherwise: Html): Html {
  return html`<p id="waiting" class="waiting" role="status">${sentence}</p>
    <section id="otherwise" role="alert" hidden>${otherwise}</section>
    <noscript>${otherwise}</noscript>`;
}
