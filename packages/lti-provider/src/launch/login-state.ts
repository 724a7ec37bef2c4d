import { z } from 'zod';

/**
 * What `state` says (security framework §5.1.1.2): everything the launch must match, so that a login keeps nothing. The
 * platform and the browser can read it; only the tool can have signed it.
 */
export const loginStateSchema = z.object({
  registrationId: z.string(),
  nonce: z.string(),
  /** Base64url SHA-256 of the secret that binds the login to its browser: a cookie, or what is in the platform's storage. */
  binding: z.string(),
  /** Where the secret is, if it is no cookie. */
  boundIn: z.literal('storage').exactOptional(),
  /** Name of the platform's frame that keeps data for tools (`lti_storage_target`). */
  storageTarget: z.string().exactOptional(),
  target: z.string(),
  deploymentId: z.string().exactOptional(),
  /** To begin again in a window of its own; left out where they are long. */
  hints: z.object({ login: z.string(), message: z.string().exactOptional() }).exactOptional(),
});

export type LoginState = z.infer<typeof loginStateSchema>;

/** The hints of a login (core §4.1.1). */
export interface LoginHints {
  readonly login: string;
  readonly message?: string;
}

/** Seconds from the login to the launch. */
export const loginSeconds = 600;
