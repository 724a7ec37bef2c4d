import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';

/** Somebody with an account of the demo site; `id` is the subject of its assertions. */
export interface Reader {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** The one who signs in with a click: a site's own log-in is no matter of the embedding. */
export const demoReader: Reader = { id: 'reader-7', name: 'Rosa Puerta', email: 'rosa@puzzle.example' };

const cookie = 'demo_site_reader';
const key = randomBytes(32);
const sign = (id: string): string => createHmac('sha256', key).update(id).digest('base64url');

/** Who is signed in, by a cookie that ends with the process. */
export function readerOf(req: Request): Reader | undefined {
  const [, id = '', given = ''] =
    new RegExp(`(?:^|; )${cookie}=([\\w-]+)\\.([\\w-]+)`).exec(req.headers.cookie ?? '') ?? [];
  const [a, b] = [Buffer.from(given), Buffer.from(sign(id))];
  if (a.length !== b.length || !timingSafeEqual(a, b)) return undefined;
  return id === demoReader.id ? demoReader : undefined;
}

export function signIn(res: Response, { id }: Reader): void {
  res.append('Set-Cookie', `${cookie}=${id}.${sign(id)}; Path=/; HttpOnly; SameSite=Lax`);
}

export function signOut(res: Response): void {
  res.append('Set-Cookie', `${cookie}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`);
}
