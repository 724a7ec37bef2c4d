import { z } from 'zod';

/**
 * What `state` says (security framework §5.1.1.2): everything the launch must match, so that a login keeps nothing. The
 * platform and the browser can read it; only the tool can have signed it.
 */
export const loginStateSchema = z.object({
  registrationId: z.string(),
  nonce: z.string(),
  /** Base64url SHA-256 of the cookie that binds the login to its browser. */
  binding: z.string(),
  target: z.string(),
  deploymentId: z.string().exactOptional(),
  /** To begin again in a window of its own; left out where they are long. */
  hints: z.object({ login: z.string(), message: z.string().exactOptional() }).exactOptional(),
});

export type LoginState = z.infer<typeof loginStateSchema>;

/** Seconds from the login to the launch. */
export const loginSeconds = 600;
