import type { Records } from '@coursewright/core';
import type { RequestHandler } from 'express';
import type { HostStores } from '../accounts/host-stores.ts';

/** Origins that stand in some embed key. */
export async function embedOrigins(records: Records<HostStores>): Promise<ReadonlySet<string>> {
  const keys = await records.read((view) => view.embedKeys.list(), { snapshot: false });
  return new Set(keys.flatMap((key) => key.origins));
}

/** Lets pages of the sites with an embed key call the API with a bearer token. Never `*`, never with cookies. */
export function cors(records: Records<HostStores>, publicUrl: string): RequestHandler {
  return async (req, res, next) => {
    res.vary('Origin');
    const origin = req.get('origin');
    if (origin === undefined || origin === publicUrl) return next();
    const allowed = (await embedOrigins(records)).has(origin);
    if (allowed) {
      res.setHeader('Access-Control-Allow-Origin', origin);
      res.setHeader('Access-Control-Expose-Headers', 'Retry-After, X-Request-Id');
      res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    }
    if (req.method !== 'OPTIONS') return next();
    if (allowed) {
      res.setHeader('Access-Control-Allow-Methods', 'GET, POST');
      res.setHeader('Access-Control-Allow-Headers', 'Authorization, Content-Type');
      res.setHeader('Access-Control-Max-Age', '600');
    }
    res.status(204).end();
  };
}
