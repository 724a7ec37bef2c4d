import { html, type TemplateResult } from 'lit';
import type { ApiError } from '../api/api-error.ts';
import type { Localize } from '../i18n/localize.ts';
import { errorSentence } from '../i18n/error-sentence.ts';

/** While nothing is there yet. */
export function loadingTemplate(words: Localize): TemplateResult {
  return html`<div class="loading" role="status" part="loading">
    <span class="visually-hidden">${words.term('loading')}</span>
    <div class="bone"></div>
    <div class="bone"></div>
    <div class="bone"></div>
  </div>`;
}

/** What went wrong, in a sentence, and a way on. */
export function faultTemplate(words: Localize, error: ApiError, retry: () => void): TemplateResult {
  return html`<div class="notice bad" role="alert" part="error">
    <span>${errorSentence(words, error)}</span>
    <button type="button" @click=${retry}>${words.term('tryAgain')}</button>
  </div>`;
}

/** An element that was not told what to show, or how to get it. */
export function setupTemplate(words: Localize, missing: 'address' | 'credentials'): TemplateResult {
  return html`<p class="notice" part="error">
    <span>${words.term(missing === 'address' ? 'setupAddress' : 'setupCredentials')}</span>
  </p>`;
}
