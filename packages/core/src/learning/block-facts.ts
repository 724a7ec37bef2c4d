import type { PlacedBlock } from '../courses/course-version.ts';

/** What learners are told of a block besides its content. */
export function blockFacts({ fields }: PlacedBlock): { readonly graded: boolean; readonly due?: string } {
  const { graded, due } = fields;
  return { graded: graded === true, ...(typeof due === 'string' && { due }) };
}
