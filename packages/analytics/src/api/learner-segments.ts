import { apiFaults } from './api-fault.ts';

export const learnerSegments = [
  'highly_engaged',
  'disengaging',
  'struggling',
  'inactive',
  'unenrolled',
] as const;

/** Throws `illegal_parameter_values` for a segment that there is none of. */
export function assertSegments(segments: readonly string[]): void {
  const known: readonly string[] = learnerSegments;
  const strange = segments.find((segment) => !known.includes(segment));
  if (strange === undefined) return;
  throw apiFaults.badParameter(
    `segments/ignore_segments value '${strange}' must be one of: (${known.join(', ')})`,
  );
}
