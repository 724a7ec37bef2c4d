import {
  blockTitle,
  isLinkable,
  type BlockRegistry,
  type CourseVersion,
  type PlacedBlock,
} from '@coursewright/core';
import { parseUsageKey } from '@coursewright/core/keys';
import { contentDates, type ContentDates } from './content-dates.ts';

/** A block as the picker shows it. */
export interface ContentEntry {
  readonly usageKey: string;
  readonly type: string;
  readonly title: string;
  /** Whether there is something below that can be selected. */
  readonly opens: boolean;
  readonly graded: boolean;
  /** Assignment type of a graded subsection. */
  readonly format?: string;
  readonly staffOnly: boolean;
  readonly dates: ContentDates;
}

export function contentEntry(
  version: CourseVersion,
  registry: BlockRegistry,
  block: PlacedBlock,
): ContentEntry {
  const { format } = block.fields;
  const graded = block.fields['graded'] === true;
  return {
    usageKey: block.usageKey,
    type: block.type,
    title: blockTitle(block),
    opens: linkableBelow(version, registry, block).length > 0,
    graded,
    ...(graded && typeof format === 'string' && format !== '' && { format }),
    staffOnly: block.fields['visible_to_staff_only'] === true,
    dates: contentDates(block),
  };
}

/** Which children can be selected; told by their ids, so that none of them is read. */
export function linkableBelow(version: CourseVersion, registry: BlockRegistry, block: PlacedBlock) {
  return block.children.filter((id) => isLinkable(registry.get(parseUsageKey(version.usageKey(id)).type)));
}
