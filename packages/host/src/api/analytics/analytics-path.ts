const plus = '(?:[/+]|%2[BbFf])';
const segment = '(?:(?!%2[BbFf])[^/+])+';

/** What may stand for a name in a path. Ids have slashes in them, as they are or as %2F. */
const placeholders: Readonly<Record<string, string>> = {
  courseId: `${segment}${plus}${segment}${plus}${segment}`,
  problemId: '.+',
  videoId: '.+',
  username: '(?:[\\w.+-]|%2[Bb])+',
  enterpriseId: '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}',
};

/** The addresses of `/api/v0/courses/{courseId}/activity/`; the slash at the end may be left out. */
export function patternOf(path: string): RegExp {
  const parts = path
    .replace(/\/$/, '')
    .split(/\{(\w+)\}/)
    .map((part, index) =>
      index % 2 === 0 ? part.replaceAll('.', '\\.') : `(?<${part}>${placeholders[part] ?? '[^/]+'})`,
    );
  return new RegExp(`^${parts.join('')}/?$`);
}
