import { timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import { LmsFault } from './lms-fault.ts';
import { personById, type Person } from './people.ts';
import { sessionSecret } from './session-cookie.ts';
import type { Sessions } from './sessions.ts';
import { wordsFor, type Words } from './texts/words.ts';

/** What a page knows of who looks at it. */
export interface Visit {
  readonly person: Person;
  readonly csrf: string;
  readonly words: Words;
}

export interface Visits {
  /** Undefined: nobody is logged in. */
  find(req: Request): Visit | undefined;
  /** Sends to the log-in page who is not logged in, and then gives undefined. */
  require(req: Request, res: Response): Visit | undefined;
  /** As `require`, and throws for those who do not teach. */
  requireInstructor(req: Request, res: Response): Visit | undefined;
  /** Throws for a form that does not come from a page of this visit. */
  checkForm(req: Request, visit: Visit): void;
}

export function visits(sessions: Sessions): Visits {
  const find = (req: Request): Visit | undefined => {
    const secret = sessionSecret(req);
    const session = secret === undefined ? undefined : sessions.find(secret);
    const person = session === undefined ? undefined : personById(session.personId);
    if (session === undefined || person === undefined) return undefined;
    return { person, csrf: session.csrf, words: wordsFor(req) };
  };
  const require = (req: Request, res: Response): Visit | undefined => {
    const visit = find(req);
    if (visit === undefined) {
      const next = req.method === 'GET' ? `?next=${encodeURIComponent(req.originalUrl)}` : '';
      res.redirect(303, `/login${next}`);
    }
    return visit;
  };
  return {
    find,
    require,
    requireInstructor: (req, res) => {
      const visit = require(req, res);
      if (visit !== undefined && visit.person.role !== 'instructor') {
        throw new LmsFault(403, 'fault.forbidden');
      }
      return visit;
    },
    checkForm: (req, visit) => {
      const body: unknown = req.body;
      const given = typeof body === 'object' && body !== null && 'csrf' in body ? body.csrf : undefined;
      if (typeof given !== 'string' || !same(given, visit.csrf)) throw new LmsFault(403, 'fault.form');
    },
  };
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
