import type { Request, Response } from 'express';
import type { Viewer, Viewers } from '../accounts/viewer.ts';
import type { Translator } from './i18n/translator.ts';
import type { PageContext } from './page.ts';

/** Who visits a page, and in which language. */
export interface Visits {
  of(req: Request, res: Response): Promise<PageContext>;
  /** Undefined where nobody is logged in; the browser has then been sent to the log-in page. */
  loggedIn(req: Request, res: Response): Promise<(PageContext & { readonly viewer: Viewer }) | undefined>;
}

export function visits(deps: {
  readonly viewers: Viewers;
  readonly translator: Translator;
  readonly siteName: string;
}): Visits {
  const { viewers, translator, siteName } = deps;
  const of = async (req: Request, res: Response): Promise<PageContext> => {
    const viewer = await viewers.of(req);
    res.setHeader('Cache-Control', 'private, no-store');
    return { req, res, viewer, words: translator.for(req, viewer), siteName };
  };
  return {
    of,
    loggedIn: async (req, res) => {
      const context = await of(req, res);
      const { viewer } = context;
      if (viewer !== undefined) return { ...context, viewer };
      res.redirect(303, `/login?next=${encodeURIComponent(req.originalUrl)}`);
      return undefined;
    },
  };
}
