import { CoreError, pythonLibraryPath, transcriptVtt, type Engine } from '@coursewright/core';
import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { contentType } from './content-type.ts';
import type { FileSigner } from './sign-file.ts';

const address = z.object({
  e: z.string().max(20),
  s: z.string().max(100),
  as: z.literal('vtt').optional(),
});

/** `/files/COURSE_KEY/static/…?e&s`: files of a course for whoever has been given their signed address. */
export function fileRoutes({
  engine,
  signer,
}: {
  readonly engine: Pick<Engine, 'courses'>;
  readonly signer: FileSigner;
}): Router {
  const router = Router({ caseSensitive: true });
  router.get('/files/:courseKey/*path', async (req, res) => {
    const { courseKey } = req.params;
    const path = req.params.path.join('/');
    const query = address.safeParse(req.query);
    if (!query.success) throw new CoreError('address_expired', 'The address of this file is not signed.');
    signer.check(courseKey, path, query.data);
    // The rest of a course's folder holds answer keys, and so does its library of graders, whoever links to it: nothing serves them.
    if (!path.startsWith('static/') || path === pythonLibraryPath)
      throw new CoreError('not_found', `There is no file ${path}.`);
    const elsewhere = query.data.as === undefined && (await addressAtStore(engine, courseKey, path));
    if (elsewhere) {
      // Shorter than the address at the store is good for.
      res.setHeader('Cache-Control', 'private, max-age=3600');
      res.redirect(302, elsewhere);
      return;
    }
    const { bytes, sha256 } = await engine.courses.file(courseKey, path);
    isolate(res);
    res.setHeader('Cache-Control', 'private, max-age=21600');
    if (query.data.as === 'vtt') {
      const text = transcriptVtt(path, new TextDecoder().decode(bytes));
      res.type('text/vtt; charset=utf-8').send(text);
      return;
    }
    res.setHeader('Content-Type', contentType(path));
    res.setHeader('ETag', `"${sha256}"`);
    if (req.fresh) {
      res.status(304).end();
      return;
    }
    sendRange(req, res, bytes);
  });
  return router;
}

/** Types that run nothing, are long, and are read neither by scripts nor through CORS. */
const passive = /^(video\/(?!mp2t)|audio\/|application\/(pdf|zip|octet-stream)$)/;
const halfDay = 12 * 3600;

/** Long files come from the store itself where it has a server that pages over https may ask. */
async function addressAtStore(
  { courses }: Pick<Engine, 'courses'>,
  courseKey: string,
  path: string,
): Promise<string | undefined> {
  const type = contentType(path);
  if (!passive.test(type)) return undefined;
  const options = { expiresInSeconds: halfDay, contentType: type, cacheControl: 'private, max-age=21600' };
  const url = await courses.downloadUrl(courseKey, path, options);
  return url?.startsWith('https:') ? url : undefined;
}

/** What an author wrote runs, if at all, in an origin of its own: it reaches no session of ours. */
function isolate(res: Response): void {
  res.setHeader(
    'Content-Security-Policy',
    "sandbox allow-scripts allow-forms allow-popups; object-src 'none'",
  );
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  // It may stand in any frame: whoever has its address may read it anyway.
  res.removeHeader('X-Frame-Options');
  res.removeHeader('Cross-Origin-Opener-Policy');
}

/** RFC 9110 §14: one range at most; players ask for no more. */
function sendRange(req: Request, res: Response, bytes: Uint8Array): void {
  res.setHeader('Accept-Ranges', 'bytes');
  const ranges = bytes.length === 0 ? undefined : req.range(bytes.length);
  if (ranges === -1) {
    res.setHeader('Content-Range', `bytes */${bytes.length}`);
    res.status(416).end();
    return;
  }
  const [range] = Array.isArray(ranges) && ranges.length === 1 && ranges.type === 'bytes' ? ranges : [];
  const part = range === undefined ? bytes : bytes.subarray(range.start, range.end + 1);
  if (range !== undefined) {
    res.status(206).setHeader('Content-Range', `bytes ${range.start}-${range.end}/${bytes.length}`);
  }
  res.setHeader('Content-Length', String(part.length));
  res.end(req.method === 'HEAD' ? undefined : Buffer.from(part.buffer, part.byteOffset, part.length));
}
