import { courseOf, parseUsageKey } from '@coursewright/core/keys';

/** The course that a usage key belongs to. Throws `invalid_key`. */
export function courseOfBlock(usageKey: string): string {
  return courseOf(parseUsageKey(usageKey));
}
