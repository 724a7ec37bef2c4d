/** A block of the published course, with what Insights tells of it. */
export interface CoursePart {
  /** Usage key. */
  readonly id: string;
  readonly type: string;
  readonly name: string;
  /** Usage keys from the course down to its parent. */
  readonly parents: readonly string[];
  /** It or what it is in is graded. */
  readonly graded: boolean;
  /** Homework, Exam …: `format` of its subsection. */
  readonly assignmentType?: string | undefined;
  /** ISO 8601. */
  readonly start?: string | undefined;
  readonly due?: string | undefined;
}

/** Every block of a course, parents before children in course order. */
export interface CourseStructure {
  readonly parts: readonly CoursePart[];
}

export function partOf({ parts }: CourseStructure, id: string): CoursePart | undefined {
  return parts.find((part) => part.id === id);
}

/** Blocks of a type, those below `within` where it is given. */
export function partsBelow({ parts }: CourseStructure, type: string, within?: string): readonly CoursePart[] {
  return parts.filter(
    (part) => part.type === type && (within === undefined || within === '' || part.parents.includes(within)),
  );
}

/** The names of where a block is, section first, as far as it has any. */
export function placeOf({ parts }: CourseStructure, part: CoursePart): readonly string[] {
  const names = new Map(parts.map(({ id, name, type }) => [id, { name, type }]));
  return part.parents.flatMap((id) => {
    const above = names.get(id);
    return above === undefined || !['chapter', 'sequential'].includes(above.type) ? [] : [above.name];
  });
}

/**
 * The id by which events name a video: what is behind the `@` of its usage key, or the old key without its signs
 * (edx-platform, Location.html_id).
 */
export function encodedId(usageKey: string): string {
  const block = /@([^@]+)$/.exec(usageKey)?.[1];
  return block ?? usageKey.replace('://', '-').replaceAll('/', '-');
}
