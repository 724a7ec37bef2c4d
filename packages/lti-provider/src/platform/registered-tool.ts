import { z } from 'zod';
import { webAddress } from '../registrations/web-address.ts';

/** A tool as the platform's administrator enters it. Addresses are https, or http on this machine. */
export const registeredToolSchema = z.object({
  client_id: z.string().min(1).max(255),
  /** At most 255 ASCII characters. */
  deployment_id: z.string().min(1).max(255),
  name: z.string().min(1),
  login_url: webAddress,
  /** Where the tool takes id tokens; matched exactly. */
  redirect_uris: z.array(webAddress).min(1),
  jwks_url: webAddress,
  /** What a link launches that names no address of its own. */
  target_link_uri: webAddress,
  /** Where content is chosen; absent = the tool has no deep linking. */
  deep_link_url: webAddress.exactOptional(),
  /** Sent with every launch, under the link's own. */
  custom: z.record(z.string(), z.string()).exactOptional(),
  /** Which of the user's data the tool is told; default all. */
  privacy: z.enum(['all', 'name', 'email', 'none']).exactOptional(),
  /** What it may ask access tokens for; default every service. */
  scopes: z.array(z.string()).exactOptional(),
});

export type RegisteredTool = Readonly<z.infer<typeof registeredToolSchema>>;
