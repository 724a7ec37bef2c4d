import { z } from 'zod';

/**
 * A selection under way, as it travels signed with each form of the picker: no cookie is needed in a frame, and two
 * selections in two tabs know nothing of each other.
 */
export const pickerSessionSchema = z.object({
  registrationId: z.string(),
  deploymentId: z.string(),
  userId: z.number(),
  returnUrl: z.string(),
  /** To be sent back as it came (DL §4.4.1). */
  data: z.string().exactOptional(),
  /** Origins that may frame the picker. */
  frameAncestors: z.array(z.string()),
  acceptsLinks: z.boolean(),
  acceptsLineItems: z.boolean(),
  language: z.string().exactOptional(),
});

export type PickerSession = z.infer<typeof pickerSessionSchema>;

/** Seconds for a selection. */
export const pickerSeconds = 3600;
