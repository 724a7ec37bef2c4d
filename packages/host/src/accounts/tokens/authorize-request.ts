import { z } from 'zod';

/** What the address of the log-in window says. */
export const authorizeRequest = z.object({
  embed_key: z.string().max(64),
  /** Of the page that waits for the code. */
  origin: z.string().max(255),
  code_challenge: z.string().regex(/^[\w-]{43}$/, 'must be an S256 challenge'),
  state: z.string().min(8).max(255),
});

export type AuthorizeRequest = z.output<typeof authorizeRequest>;

export const consentForm = authorizeRequest.extend({ csrf: z.string(), answer: z.enum(['allow', 'deny']) });
