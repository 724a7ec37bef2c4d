import { z } from 'zod';

/** What an access token grants: scopes to a tool. */
export const accessGrantSchema = z.object({ clientId: z.string(), scopes: z.array(z.string()) });

export type AccessGrant = z.infer<typeof accessGrantSchema>;
