import { z } from 'zod';
import { platformConfigurationSchema } from './platform-configuration.ts';

/**
 * A registration between the page that asks and its answer, signed: what was shown is what is registered, and who was asked
 * is who has said yes. Its reader is the one browser whose address brought the token along.
 */
export const registrationSessionSchema = z.object({
  /** It is answered once. */
  id: z.string(),
  /**
   * Whose yes it is: `administrator` of this site, logged in; whoever was given a one-time address (`invite`); or somebody
   * who is known here by neither, whose registration waits.
   */
  by: z.enum(['administrator', 'invite', 'nobody']),
  invite: z.object({ id: z.string(), expires: z.number() }).exactOptional(),
  /** `registration_token`. */
  token: z.string().exactOptional(),
  platform: platformConfigurationSchema,
  /** Origins of the platform's pages, for the message that closes ours. */
  origins: z.array(z.string()),
});

export type RegistrationSession = z.infer<typeof registrationSessionSchema>;

/** A one-time address is good for as long as an administrator elsewhere may take to use it. */
export const inviteSchema = z.object({ id: z.string() });

export type RegistrationInvite = z.infer<typeof inviteSchema>;
