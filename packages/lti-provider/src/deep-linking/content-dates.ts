import type { PlacedBlock } from '@coursewright/core';

/** When learners can work in a block: ISO 8601 in UTC. */
export interface ContentDates {
  readonly opens?: string;
  readonly due?: string;
  /** The end of a course. */
  readonly closes?: string;
}

/** The default of `start`, which says that nobody has set one (xmodule/course_metadata_utils.py DEFAULT_START_DATE). */
const unset = Date.parse('2030-01-01T00:00:00Z');

/** Of the block itself or from above it. A course that everybody takes in their own time has no due dates. */
export function contentDates({ type, fields }: Pick<PlacedBlock, 'type' | 'fields'>): ContentDates {
  const opens = instant(fields['start']);
  const due = fields['self_paced'] === true ? undefined : instant(fields['due']);
  const closes = type === 'course' ? instant(fields['end']) : undefined;
  return {
    ...(opens !== undefined && opens !== unset && { opens: iso(opens) }),
    ...(due !== undefined && { due: iso(due) }),
    ...(closes !== undefined && { closes: iso(closes) }),
  };
}

function instant(value: unknown): number | undefined {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
