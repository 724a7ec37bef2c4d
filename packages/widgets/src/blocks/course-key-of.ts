/** The course of a `block-v1:` usage key; undefined for keys of another form. */
export function courseKeyOf(usageKey: string): string | undefined {
  const course = /^block-v1:(.+)\+type@[^+]+\+block@/.exec(usageKey)?.[1];
  return course === undefined ? undefined : `course-v1:${course}`;
}

/** The last part of a usage key. */
export function blockIdOf(usageKey: string): string {
  return /(?:\+block@|\/)([^/]+)$/.exec(usageKey)?.[1] ?? usageKey;
}
