import { html, type Html } from '../../lms/html.ts';
import type { PageContext } from '../../lms/page.ts';

/** A value to be pasted elsewhere, with a button that copies it; several lines where `rows` are given. */
export function copyField(
  { words: { t } }: PageContext,
  field: { readonly id: string; readonly label: string; readonly value: string; readonly rows?: number },
): Html {
  const { id, label, value, rows } = field;
  return html`<div class="copy">
    <label for="${id}">${label}</label>
    <div>
      ${
        rows === undefined
          ? html`<input id="${id}" value="${value}" readonly />`
          : html`<textarea id="${id}" rows="${rows}" readonly spellcheck="false">${value}</textarea>`
      }
      <button
        class="button quiet"
        type="button"
        data-copy="${id}"
        data-copied="${t('lti.copied')}"
        aria-label="${t('lti.copyNamed', { name: label })}"
      >
        ${t('lti.copy')}
      </button>
    </div>
  </div>`;
}
