import { CoreError } from '@coursewright/core';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { html } from '../html.ts';
import { LmsFault } from './lms-fault.ts';
import { page } from './page.ts';
import type { TextKey } from './texts/en.ts';
import { wordsFor } from './texts/words.ts';

export const notFound: RequestHandler = () => {
  throw new LmsFault(404, 'fault.notFound');
};

/** Shows what could not be done; tells `onError` of what should not have happened. */
export function faultPage(onError: (error: unknown) => void): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    const { status, text, detail } = describe(error);
    if (status >= 500) onError(error);
    if (res.headersSent) return next(error);
    const words = wordsFor(req);
    const title = words.t('fault.title');
    const body = html`<h1>${title}</h1>
      <p class="lead">${words.t(text)}</p>
      ${detail === undefined ? undefined : html`<p>${detail}</p>`}
      <p><a href="/">${words.t('site.back')}</a></p>`;
    res.status(status).send(page({ title, words }, body));
  };
}

interface Description {
  readonly status: number;
  readonly text: TextKey;
  readonly detail?: string | undefined;
}

function describe(error: unknown): Description {
  if (error instanceof LmsFault) return error;
  if (error instanceof CoreError && error.status < 500) {
    const text = error.status === 404 ? 'fault.notFound' : 'fault.title';
    return { status: error.status, text, detail: error.detail };
  }
  // What body-parser throws for a request that it cannot read.
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (typeof status === 'number' && status >= 400 && status < 500) return { status, text: 'fault.form' };
  return { status: 500, text: 'fault.unexpected' };
}
