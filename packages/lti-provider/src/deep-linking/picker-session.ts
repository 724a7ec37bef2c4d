import { z } from 'zod';

const target = z.enum(['iframe', 'window']);
export type PresentationTarget = z.infer<typeof target>;

/** A choice that goes back to the platform as content items (DL §4.5). */
const toPlatform = z.object({
  to: z.literal('platform'),
  returnUrl: z.string(),
  /** To be sent back as it came (DL §4.4.1). */
  data: z.string().exactOptional(),
  /** What each becomes: a link of the tool, a plain link, or nothing where the platform takes neither. */
  item: z.enum(['ltiResourceLink', 'link', 'none']),
  multiple: z.boolean(),
  lineItems: z.boolean(),
  /** Where the platform can open it. */
  targets: z.array(target),
  /** Where in Canvas it was started. */
  placement: z.string().exactOptional(),
});

/** A choice that is kept with the link of this launch, which then opens it. */
const toLink = z.object({
  to: z.literal('link'),
  launch: z.object({
    subject: z.string(),
    roles: z.array(z.string()),
    contextId: z.string().exactOptional(),
    resourceLinkId: z.string().exactOptional(),
    gradeService: z
      .object({
        scope: z.array(z.string()),
        lineitem: z.string().exactOptional(),
        lineitems: z.string().exactOptional(),
      })
      .exactOptional(),
    returnUrl: z.string().exactOptional(),
    documentTarget: z.enum(['iframe', 'frame', 'window']).exactOptional(),
    messageToken: z.string().exactOptional(),
    addresses: z.array(z.string()),
    history: z.object({ contexts: z.array(z.string()), links: z.array(z.string()) }),
    dates: z.object({ opens: z.string().exactOptional(), due: z.string().exactOptional() }),
  }),
});

/**
 * A selection under way, as it travels signed with each form of the picker: no cookie is needed in a frame, and two
 * selections in two tabs know nothing of each other.
 */
export const pickerSessionSchema = z.object({
  registrationId: z.string(),
  deploymentId: z.string(),
  userId: z.number(),
  /** Origins that may frame the picker. */
  frameAncestors: z.array(z.string()),
  language: z.string().exactOptional(),
  answer: z.discriminatedUnion('to', [toPlatform, toLink]),
});

export type PickerSession = z.infer<typeof pickerSessionSchema>;
export type PlatformAnswer = z.infer<typeof toPlatform>;
export type LinkAnswer = z.infer<typeof toLink>;

/** Seconds for a selection, from its last page on. */
export const pickerSeconds = 3600;

/** What can be added at once. */
export const mostChosen = 100;

/** Whether more than one thing can be selected. */
export function takesSeveral({ answer }: PickerSession): boolean {
  return answer.to === 'platform' && answer.multiple;
}
