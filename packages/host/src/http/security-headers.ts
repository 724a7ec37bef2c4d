import type { RequestHandler, Response } from 'express';
import helmet, { contentSecurityPolicy } from 'helmet';

interface Policy {
  readonly https: boolean;
  /** Origins that may frame the page; none = nobody. */
  readonly frameAncestors?: readonly string[];
}

const policyHeader = ({ https, frameAncestors = [] }: Policy) =>
  contentSecurityPolicy({
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      baseUri: ["'none'"],
      objectSrc: ["'none'"],
      scriptSrc: ["'self'"],
      // Authors' sanitized HTML keeps `style` attributes.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'https:'],
      fontSrc: ["'self'", 'data:'],
      mediaSrc: ["'self'", 'blob:', 'https:'],
      // HLS playlists and captions of videos that are kept elsewhere.
      connectSrc: ["'self'", 'https:'],
      frameSrc: ["'self'", 'https:'],
      workerSrc: ["'self'", 'blob:'],
      formAction: ["'self'"],
      frameAncestors: frameAncestors.length === 0 ? ["'none'"] : ["'self'", ...frameAncestors],
      ...(https && { upgradeInsecureRequests: [] }),
    },
  });

/** Headers of every answer. Pages may be framed by nobody until `allowFraming` says otherwise. */
export function securityHeaders({ https }: Policy): readonly RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: false,
      strictTransportSecurity: https,
      xFrameOptions: { action: 'deny' },
      // Frames of one site may meet it before any page of its own did: then a browser refuses the header, with a warning.
      originAgentCluster: false,
      // YouTube refuses to play in a page that hides where it is.
      referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    }),
    policyHeader({ https }),
  ];
}

/** Lets a page stand in frames of these origins, and of no other. */
export function allowFraming(res: Response, policy: Policy): Promise<void> {
  res.removeHeader('X-Frame-Options');
  res.removeHeader('Cross-Origin-Opener-Policy');
  return new Promise((resolve, reject) => {
    policyHeader(policy)(res.req, res, (error?: unknown) => {
      if (error === undefined) resolve();
      else reject(error instanceof Error ? error : new Error('The content security policy is not valid.'));
    });
  });
}
