import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { CoreError } from '@coursewright/core';
import { Router } from 'express';
import type { ReportSigner } from './report-signer.ts';

/** `/reports/FILE?e=…&s=…`: a report about a course, for whoever has been given its address. */
export function reportRoutes(folder: string, signer: ReportSigner): Router {
  const router = Router({ caseSensitive: true });
  router.get('/reports/:file', async (req, res) => {
    const { file } = req.params;
    const { e, s } = req.query;
    signer.check(file, { e: typeof e === 'string' ? e : '', s: typeof s === 'string' ? s : '' });
    const place = path.join(folder, path.basename(file));
    const found = await stat(place).catch(() => undefined);
    if (found === undefined) throw new CoreError('not_found', 'This report is not there any more.');
    const at = new Date(found.mtimeMs).toISOString().replaceAll(/[-:]|\.\d+/g, '');
    res.setHeader('Content-Disposition', `attachment; filename=${file.replace(/\.csv$/, '')}-${at}.csv`);
    res.setHeader('Cache-Control', 'no-store');
    res.setHeader('Content-Length', found.size);
    res.type('text/csv; charset=utf-8');
    await pipeline(createReadStream(place), res);
  });
  return router;
}
