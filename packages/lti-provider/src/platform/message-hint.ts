import { z } from 'zod';

/**
 * What `lti_message_hint` says: which message the platform is to send, and to whom (core §4.1.1: a tool returns it
 * unaltered). For deep linking the same travels as `data`.
 */
export const messageHintSchema = z.object({
  kind: z.enum(['launch', 'deep-link', 'deep-link-return']),
  clientId: z.string(),
  userId: z.string(),
  contextId: z.string(),
  linkId: z.string().exactOptional(),
  returnUrl: z.string().exactOptional(),
  locale: z.string().exactOptional(),
  documentTarget: z.enum(['iframe', 'window']).exactOptional(),
});

export type MessageHint = z.infer<typeof messageHintSchema>;
