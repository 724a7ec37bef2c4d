import type { GradeChange } from '@coursewright/core';
import { parseUsageKey } from '@coursewright/core/keys';
import type { Registration } from '../registrations/registration.ts';
import { scopes } from '../spec/scopes.ts';
import type { GradeColumn } from './column-store.port.ts';
import type { ResourceLink } from './link-store.port.ts';
import { columnId, placeId } from './place.ts';

/** Where a changed score goes: to a link's line item, or to a column of ours. */
export interface ScoreTarget {
  /** The link's or the column's. */
  readonly id: string;
  readonly usageKey: string;
  /** Of a column, as it is made where it is not there yet. */
  readonly column?: GradeColumn;
  /** The line item of a link that serves for the column, as long as the column has none of its own. */
  readonly servedBy?: string;
}

/**
 * Targets of a change for somebody who came through these links of one registration. Where we look after columns, a link
 * that the platform itself has given a line item keeps it, and it serves for the column of the same block where none was made.
 */
export function scoreTargets(
  grades: Registration['grades'],
  links: readonly ResourceLink[],
  change: Pick<GradeChange, 'courseKey' | 'usageKeys' | 'subsections'>,
): readonly ScoreTarget[] {
  if (grades === 'none') return [];
  const changed = new Set(change.usageKeys);
  const here = links.filter(({ courseKey }) => courseKey === change.courseKey);
  const graded = here
    .filter((link) => grades === 'links' || (link.lineItemUrl !== undefined && !link.lineItemMade))
    .filter(({ usageKey }) => changed.has(usageKey));
  const targets: ScoreTarget[] = graded.map(({ id, usageKey }) => ({ id, usageKey }));
  if (grades === 'links') return targets;
  const served = new Map(graded.map((link) => [columnId(link, link.usageKey), link.lineItemUrl]));
  const usageKeys = grades === 'course' ? change.usageKeys.filter(isCourse) : change.subsections;
  for (const column of gradeColumns(here, usageKeys)) {
    const servedBy = served.get(column.id);
    const { id, usageKey } = column;
    targets.push({ id, usageKey, column, ...(servedBy !== undefined && { servedBy }) });
  }
  return targets;
}

/** The columns of these blocks in each place that the links are in and whose line items we may make. */
export function gradeColumns(
  links: readonly ResourceLink[],
  usageKeys: readonly string[],
): readonly GradeColumn[] {
  const places = new Map<string, readonly GradeColumn[]>();
  for (const link of links) {
    const { registrationId, deploymentId, contextId, courseKey, lineItemsUrl } = link;
    if (lineItemsUrl === undefined || !link.scopes.includes(scopes.lineItem)) continue;
    const place = { registrationId, deploymentId, courseKey, ...(contextId !== undefined && { contextId }) };
    places.set(
      placeId(place),
      usageKeys.map((usageKey) => ({ ...place, id: columnId(place, usageKey), usageKey, lineItemsUrl })),
    );
  }
  return [...places.values()].flat();
}

function isCourse(usageKey: string): boolean {
  return parseUsageKey(usageKey).type === 'course';
}
