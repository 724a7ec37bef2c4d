import type { ErrorPage } from '../http/error-handler.ts';
import { requestId } from '../http/request-id.ts';
import { html } from './html.ts';
import type { Translator } from './i18n/translator.ts';
import { renderPage } from './page.ts';

/** The page for a fault. It asks no store who visits: that may be what failed. */
export function errorPage(translator: Translator, siteName: string): ErrorPage {
  return (req, problem) => {
    const words = translator.for(req, undefined);
    const { t } = words;
    const [title, hint] =
      problem.status === 404
        ? [t('error.notFound'), t('error.notFoundHint')]
        : problem.status === 503
          ? [t('error.away'), t('error.awayHint')]
          : problem.status >= 500
            ? [t('error.internal'), t('error.internalHint', { id: requestId(req) })]
            : problem.code === 'forbidden'
              ? [t('error.forbidden'), t('error.forbiddenHint')]
              : [problem.title, problem.hint];
    const main = html`<section class="card notice">
      <p class="eyebrow">${problem.status}</p>
      <h1>${title}</h1>
      <p>${hint}</p>
      <p><a class="button" href="/">${t('error.home')}</a></p>
    </section>`;
    if (req.res === undefined) throw new Error('An answer has a request.');
    return renderPage({ req, res: req.res, viewer: undefined, words, siteName }, { title, main });
  };
}
