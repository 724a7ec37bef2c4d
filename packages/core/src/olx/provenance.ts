import { z } from 'zod';
import type { JsonObject } from '../shared/json.ts';

/**
 * How a block stood in its source, kept with the block version. Everything here is source text: export writes it again
 * where it still says what the fields say.
 */
export const provenanceSchema = z.object({
  /** The defining element's start tag. */
  tag: z.string(),
  /** Its end tag; absent when it closed itself. */
  end: z.string().optional(),
  /** What stood between them, where the fields do not hold it exactly. Never with `around`. */
  body: z.string().optional(),
  /** Of a container: the text before each child, then the text after the last; one longer than `children`. */
  around: z.array(z.string()).optional(),
  /** Of a container: the ids of the children that `around` goes around. */
  children: z.array(z.string()).optional(),
  /** The block's own file, without a leading `drafts/`; absent when it stands inline. */
  path: z.string().optional(),
  /** Before and after the element in that file; absent: nothing, and one line end. */
  head: z.string().optional(),
  tail: z.string().optional(),
  /** The element in the parent that points to the file. */
  pointer: z.string().optional(),
  /** The file that holds the body of an html block, without a leading `drafts/`. */
  bodyPath: z.string().optional(),
});

export type Provenance = z.infer<typeof provenanceSchema>;

/** What a block version's `olx` holds, if it is of this form. */
export function readProvenance(olx: JsonObject | undefined): Provenance | undefined {
  return olx === undefined ? undefined : provenanceSchema.safeParse(olx).data;
}

export function writeProvenance(provenance: Provenance): JsonObject {
  const olx: Record<string, JsonObject[string]> = {};
  for (const [key, value] of Object.entries(provenance)) if (value !== undefined) olx[key] = value;
  return olx;
}
