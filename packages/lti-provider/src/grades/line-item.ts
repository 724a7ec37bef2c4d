import { z } from 'zod';
import { isWebAddress } from '../registrations/web-address.ts';

/** What a line item is made with (AGS §3.2.5 to 3.2.13). */
export interface NewLineItem {
  /** Never blank. */
  readonly label: string;
  /** Above 0. */
  readonly scoreMaximum: number;
  /** Ours: the usage key of what is graded. A copy of the course keeps it. */
  readonly resourceId: string;
  /** Ours: what kind of thing it is that is graded. */
  readonly tag?: string;
  readonly resourceLinkId?: string;
  /** ISO 8601. */
  readonly endDateTime?: string;
}

const text = z.string().optional().catch(undefined);

/** As a platform shows it; members of other standards stay as they came, so that a change does not lose them. */
export const lineItemSchema = z.looseObject({
  id: z.string().refine(isWebAddress),
  label: z.string().catch(''),
  scoreMaximum: z.coerce.number().catch(0),
  resourceId: text,
  tag: text,
  resourceLinkId: text,
  endDateTime: text,
});

export type LineItem = z.infer<typeof lineItemSchema>;

/** In a list, one that cannot be read is passed over. */
export const lineItemList = z
  .array(z.unknown())
  .transform((items) => items.flatMap((item) => lineItemSchema.safeParse(item).data ?? []));
