import type { CourseReader, CourseVersion, GradingService, PlacedBlock } from '@coursewright/core';
import { isAbsence } from './is-absence.ts';

/** What a line item says of what it grades. */
export interface GradedFacts {
  /** Never blank. */
  readonly label: string;
  /** 0 where there is nothing to be earned. */
  readonly scoreMaximum: number;
  readonly tag: 'course' | 'subsection' | 'link';
  /** ISO 8601. */
  readonly endDateTime?: string;
}

/**
 * Of a published block: a course is out of 100, a graded subsection out of its points for everybody; anything else is out of
 * `possible`. undefined for a block that is not there any more. Throws what reading the course throws.
 */
export async function describeGraded(
  deps: { readonly versions: CourseReader; readonly grading: Pick<GradingService, 'gradedSubsections'> },
  { courseKey, usageKey }: { readonly courseKey: string; readonly usageKey: string },
  possible = 0,
): Promise<GradedFacts | undefined> {
  const found = await findBlock(deps.versions, courseKey, usageKey);
  if (found === undefined) return undefined;
  const { version, block } = found;
  const name = block.fields['display_name'];
  const label = typeof name === 'string' && name.trim() !== '' ? name.trim() : block.id;
  if (block.id === version.root) return { label, scoreMaximum: 100, tag: 'course' };
  const subsections = await deps.grading.gradedSubsections(courseKey);
  const graded = subsections.find((one) => one.usageKey === usageKey);
  if (graded === undefined) return { label, scoreMaximum: possible, tag: 'link' };
  const due = graded.due === null ? Number.NaN : Date.parse(graded.due);
  return {
    label,
    scoreMaximum: graded.possible,
    tag: 'subsection',
    ...(!Number.isNaN(due) && { endDateTime: new Date(due).toISOString() }),
  };
}

async function findBlock(
  versions: CourseReader,
  courseKey: string,
  usageKey: string,
): Promise<{ readonly version: CourseVersion; readonly block: PlacedBlock } | undefined> {
  try {
    const version = await versions.published(courseKey);
    return { version, block: await version.require(usageKey) };
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}
