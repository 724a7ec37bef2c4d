import { html, type Html } from '../../lms/html.ts';
import type { Translation } from '../../lms/i18n/translator.ts';

/** What stands in the place of a number that is not known. */
export function nothingYet({ t }: Translation): Html {
  return html`<span class="muted" aria-hidden="true">–</span
    ><span class="unseen">${t('insights.noNumber')}</span>`;
}
