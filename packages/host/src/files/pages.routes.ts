import { CoreError, type Engine } from '@coursewright/core';
import { pageDocument } from '@coursewright/core/problems';
import { Router } from 'express';
import { contentType } from './content-type.ts';
import type { FileSigner } from './sign-file.ts';

/**
 * Of an author's page (`jsinput`): anything may run and load, in an origin of its own, in whatever page the widgets stand. No
 * `frame-ancestors *`: a star does not stand for the opaque origin of a problem that is itself in a sandboxed frame.
 */
const pagePolicy =
  "sandbox allow-scripts allow-forms allow-popups allow-modals; default-src * data: blob: 'unsafe-inline' 'unsafe-eval'";

/** What pages are made of. Archives and Python stay closed: a course's `python_lib.zip` holds its graders. */
const partOfPage = /^(text\/|image\/|video\/|audio\/|font\/|application\/(json|xml|vnd\.apple\.mpegurl)$)/;

/**
 * `/pages/COURSE_KEY/EXPIRES/SIGNATURE/static/…`: an author's page and, by its relative addresses, the scripts, styles and
 * pictures around it, for whoever has been given its signed address.
 */
export function pageRoutes({
  engine,
  signer,
}: {
  readonly engine: Pick<Engine, 'courses'>;
  readonly signer: FileSigner;
}): Router {
  const router = Router({ caseSensitive: true });
  router.get('/pages/:courseKey/:e/:s/*path', async (req, res) => {
    const { courseKey, e, s } = req.params;
    const path = req.params.path.join('/');
    signer.checkPage(courseKey, { e, s });
    const type = contentType(path);
    if (!path.startsWith('static/') || path.endsWith('.py') || !partOfPage.test(type))
      throw new CoreError('not_found', `There is no file ${path} for pages.`);
    const { bytes } = await engine.courses.file(courseKey, path);
    res.setHeader('Content-Security-Policy', pagePolicy);
    res.setHeader('X-Content-Type-Options', 'nosniff');
    res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    // The page's origin is opaque: its modules, fonts and data are asked for across origins, without credentials.
    res.setHeader('Access-Control-Allow-Origin', '*');
    res.setHeader('Cache-Control', 'private, max-age=21600');
    res.removeHeader('X-Frame-Options');
    res.removeHeader('Cross-Origin-Opener-Policy');
    res.setHeader('Content-Type', type);
    if (!type.startsWith('text/html')) res.end(Buffer.from(bytes));
    else res.end(pageDocument(new TextDecoder().decode(bytes)));
  });
  return router;
}
