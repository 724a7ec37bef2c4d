import { CoreError } from '@coursewright/core';

/** The course that a usage key belongs to. Throws `invalid_key`. */
export function courseOfBlock(usageKey: string): string {
  const [, modern] = /^block-v1:([^+]+\+[^+]+\+[^+]+)\+type@/.exec(usageKey) ?? [];
  if (modern !== undefined) return `course-v1:${modern}`;
  throw new CoreError('invalid_key', `${usageKey} is no usage key.`);
}
