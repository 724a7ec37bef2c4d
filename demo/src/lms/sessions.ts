import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { openJsonFile } from './store/json-file.ts';

/** Somebody logged in, in one browser. */
export interface Session {
  readonly personId: string;
  /** Sent back by every form of this session. */
  readonly csrf: string;
  /** Milliseconds since 1970. */
  readonly expires: number;
}

export interface Sessions {
  /** Gives the secret for the cookie. */
  start(personId: string): Promise<string>;
  find(secret: string): Session | undefined;
  end(secret: string): Promise<void>;
}

const lifetime = 12 * 3600 * 1000;
const shape = z.record(
  z.string(),
  z.object({ personId: z.string(), csrf: z.string(), expires: z.number() }).readonly(),
);

/** Sessions that survive a restart. The file has hashes: who reads it cannot log in with them. */
export function openSessions(file: string, now: () => number = Date.now): Sessions {
  const stored = openJsonFile<Readonly<Record<string, Session>>>(file, shape, {});
  const alive = (): [string, Session][] =>
    Object.entries(stored.get()).filter(([, session]) => session.expires > now());
  return {
    start: async (personId) => {
      const secret = randomBytes(32).toString('base64url');
      const session = {
        personId,
        csrf: randomBytes(24).toString('base64url'),
        expires: now() + lifetime,
      };
      await stored.set({ ...Object.fromEntries(alive()), [hash(secret)]: session });
      return secret;
    },
    find: (secret) => {
      const session = stored.get()[hash(secret)];
      return session !== undefined && session.expires > now() ? session : undefined;
    },
    end: async (secret) => {
      const gone = hash(secret);
      await stored.set(Object.fromEntries(alive().filter(([key]) => key !== gone)));
    },
  };
}

function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
