import express, { type Express, type RequestHandler } from 'express';
import { fileURLToPath } from 'node:url';
import { framePage } from './frame-page.ts';
import { learnerToken, type SigningSite } from './learner-token.ts';
import { puzzlePage } from './puzzle-page.ts';
import { demoReader, readerOf, signIn, signOut } from './readers.ts';

export interface SiteDeps extends SigningSite {
  /** Origin that browsers see, without a trailing slash. */
  readonly publicUrl: string;
  readonly module: { readonly url: string; readonly integrity?: string };
  /** Usage keys of the problems on its two pages. */
  readonly problems: { readonly puzzle: string; readonly frame: string };
  readonly onError: (error: unknown) => void;
}

const assets = fileURLToPath(new URL('../../assets/site/', import.meta.url));

/** A site that embeds exercises of the host: as elements, for guests and for its own readers, and in a frame. */
export function createSite(deps: SiteDeps): Express {
  const { hostUrl, publicUrl, embedKey, module, problems } = deps;
  const app = express();
  app.disable('x-powered-by');
  app.use(strictHeaders(hostUrl), express.urlencoded({ extended: false }));
  app.use('/assets', express.static(assets, { index: false, maxAge: '5m' }));

  const common = { hostUrl, embedKey: embedKey.id };
  app.get('/', (req, res) => {
    res.send(puzzlePage({ ...common, usageKey: problems.puzzle, module, reader: readerOf(req) }));
  });
  app.get('/frame', (req, res) => {
    res.send(framePage({ ...common, usageKey: problems.frame, reader: readerOf(req) }));
  });
  app.post('/sign-in', ownOnly(publicUrl), (req, res) => {
    signIn(res, demoReader);
    res.redirect(303, back(req.body));
  });
  app.post('/sign-out', ownOnly(publicUrl), (req, res) => {
    signOut(res);
    res.redirect(303, back(req.body));
  });
  // The page's `tokenProvider` asks here; the embed key's secret stays on this side.
  app.post('/token', ownOnly(publicUrl), async (req, res) => {
    const reader = readerOf(req);
    if (reader === undefined) {
      res.status(401).json({ detail: 'Nobody is signed in.' });
      return;
    }
    try {
      res.json(await learnerToken(deps, reader));
    } catch (error) {
      deps.onError(error);
      res.status(502).json({ detail: 'The course host gave no token.' });
    }
  });
  return app;
}

/** Only what is named, and of the host nothing but scripts, data, pictures, film and frames. */
function strictHeaders(hostUrl: string): RequestHandler {
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${hostUrl}`,
    "style-src 'self'",
    `connect-src 'self' ${hostUrl}`,
    `img-src 'self' ${hostUrl} data:`,
    `media-src ${hostUrl} blob:`,
    `frame-src ${hostUrl}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
  return (_req, res, next) => {
    res.setHeader('Content-Security-Policy', policy);
    res.setHeader('X-Content-Type-Options', 'nosniff');
    res.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin');
    next();
  };
}

function ownOnly(publicUrl: string): RequestHandler {
  return (req, res, next) => {
    const { origin } = req.headers;
    if (origin === undefined || origin === publicUrl) return next();
    res.status(403).json({ detail: 'This came from another site.' });
  };
}

function back(body: unknown): '/' | '/frame' {
  return typeof body === 'object' && body !== null && 'back' in body && body.back === '/frame'
    ? '/frame'
    : '/';
}
