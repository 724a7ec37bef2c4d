import type { Request } from 'express';
import { keepsCookies } from '../launch/browser-binding.ts';

const framed = new Set(['iframe', 'frame', 'embed', 'object']);

/**
 * Whether a login must find out if the browser keeps its cookie: in a frame, as browsers say by `Sec-Fetch-Dest`, and
 * wherever the platform offers its storage; unless the browser has just sent us a cookie. Elsewhere the tool's page is
 * the window's own, and its cookie no third party's.
 */
export function mustShowCookie(request: Request, storageOffered: boolean): boolean {
  return !keepsCookies(request) && (storageOffered || isFramed(request));
}

/** Whether the browser says that it asks for a frame's page. */
export function isFramed(request: Request): boolean {
  return framed.has(String(request.headers['sec-fetch-dest']));
}
