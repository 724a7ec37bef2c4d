import type { Translation } from '../i18n/translation.ts';
import { html, type Html } from '../pages/html.ts';
import { newWindowForm } from '../pages/new-window-form.ts';

export interface LostCookie {
  readonly loginAddress: string;
  /** Absent where nothing can begin the login again. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Whether the page is in a frame: in a window of its own another window is no help. */
  readonly framed: boolean;
}

/** Says that the browser keeps nothing for the launch, and offers the last rung: a window of the tool's own. */
export function lostCookie({ t }: Translation, { loginAddress, fields, framed }: LostCookie): Html {
  if (!framed) {
    return html`<h1>${t('storage.cookiesOff')}</h1>
      <p>${t('storage.allowCookies')}</p>`;
  }
  return html`<h1>${t('page.browserTitle')}</h1>
    <p>${t('storage.blocked')} ${t('page.browserHelp')}</p>
    ${fields === undefined ? html`<p>${t('page.again')}</p>` : newWindowForm(loginAddress, fields, t('page.newWindow'))}`;
}
