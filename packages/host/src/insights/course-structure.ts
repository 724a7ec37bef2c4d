import type { CoursePart, CourseStructure } from '@coursewright/analytics/insights';
import type { CourseReader, PlacedBlock } from '@coursewright/core';

/** The published course as Insights reads it. */
export async function courseStructure(versions: CourseReader, courseKey: string): Promise<CourseStructure> {
  const version = await versions.published(courseKey);
  const formats = new Map<string, string>();
  const parts = (await version.all()).map((block): CoursePart => {
    if (block.type === 'sequential') formats.set(block.id, textOf(block, 'format') ?? '');
    const format = block.ancestors
      .map((id) => formats.get(id))
      .find((one) => one !== undefined && one !== '');
    return {
      id: block.usageKey,
      type: block.type,
      name: textOf(block, 'display_name') ?? block.usageKey,
      parents: block.ancestors.map((id) => version.usageKey(id)),
      graded: block.fields['graded'] === true,
      assignmentType: block.type === 'sequential' ? formats.get(block.id) : format,
      start: textOf(block, 'start'),
      due: textOf(block, 'due'),
    };
  });
  return { parts };
}

function textOf({ fields }: PlacedBlock, name: string): string | undefined {
  const value = fields[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
