import { CoreError } from '@coursewright/core';
import { Router } from 'express';
import { z } from 'zod';
import type { HostUploads } from './host-uploads.ts';

const address = z.object({ e: z.string().max(20), s: z.string().max(100) });

/** `PUT /uploads/ID/PART?e&s`: what is sent under the addresses that `POST /api/uploads` gives, where the store has no server. */
export function uploadRoutes({ take }: Pick<HostUploads, 'take'>): Router {
  const router = Router({ caseSensitive: true });
  if (take === undefined) return router;
  router.put('/uploads/:id/:part', async (req, res) => {
    try {
      const query = address.safeParse(req.query);
      if (!query.success) throw new CoreError('address_expired', 'The address of this upload is not signed.');
      const length = req.get('content-length');
      await take({
        id: req.params.id,
        number: req.params.part,
        expires: query.data.e,
        signature: query.data.s,
        contentType: req.get('content-type'),
        size: length === undefined ? undefined : Number(length),
        body: () => req,
      });
    } finally {
      // Who is refused is still sending, and reads no answer before all is sent.
      req.resume();
    }
    res.setHeader('Cache-Control', 'no-store');
    res.status(204).end();
  });
  return router;
}
