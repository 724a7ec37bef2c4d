import { html, type Html } from './html.ts';

/** Sends the same message again after a while: what was missing may be there by then. */
export interface TryAgain {
  readonly address: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly seconds: number;
  /** Without a click; for the first time only. */
  readonly byItself: boolean;
}

export function tryAgainForm({ address, fields }: TryAgain, label: string): Html {
  return html`<form method="post" action="${address}">
    ${Object.entries({ ...fields, again: '1' }).map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
    )}
    <p><button class="main">${label}</button></p>
  </form>`;
}

export function tryAgainScript({ seconds }: TryAgain): string {
  return `setTimeout(() => document.forms[0].submit(), ${Math.ceil(seconds) * 1000})`;
}
