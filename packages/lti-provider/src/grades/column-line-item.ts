import type { CourseReader, GradingService, Records } from '@coursewright/core';
import type { LtiStores } from '../lti-stores.ts';
import type { Registration } from '../registrations/registration.ts';
import type { GradeColumn } from './column-store.port.ts';
import { describeGraded, type GradedFacts } from './describe-graded.ts';
import { findOrMakeLineItem } from './find-line-item.ts';
import type { LineItemService } from './line-item-service.ts';
import { ServiceFailure } from './service-failure.ts';

export interface ColumnDeps {
  readonly records: Records<LtiStores>;
  readonly versions: CourseReader;
  readonly grading: GradingService;
  readonly lineItems: LineItemService;
}

/**
 * The address of a column's line item, which is found or made where it is not known, and told of a new name or maximum.
 * undefined while there is nothing to earn. Throws as the line item service does.
 */
export async function columnLineItem(
  deps: ColumnDeps,
  registration: Registration,
  column: GradeColumn,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const facts = await describeGraded(deps, column);
  if (facts === undefined || facts.tag === 'link' || !(facts.scoreMaximum > 0)) return undefined;
  if (column.lineItemUrl !== undefined) {
    await tellChanges(deps, registration, { ...column, lineItemUrl: column.lineItemUrl }, facts, signal);
    return column.lineItemUrl;
  }
  const given = await deps.records.read(({ ltiLinks }) => ltiLinks.givenLineItem(column, column.usageKey));
  const found =
    given === undefined ? await provide(deps, registration, column, facts, signal) : { id: given };
  const { error: _mended, ...rest } = column;
  await deps.records.transaction(({ ltiColumns }) =>
    ltiColumns.putColumn({ ...rest, lineItemUrl: found.id, ...('told' in found && { told: found.told }) }),
  );
  return found.id;
}

async function provide(
  { lineItems }: ColumnDeps,
  registration: Registration,
  { lineItemsUrl, usageKey }: GradeColumn,
  facts: GradedFacts,
  signal: AbortSignal | undefined,
) {
  const at = { registration, lineItemsUrl };
  const wanted = { ...facts, resourceId: usageKey };
  const { lineItem } = await findOrMakeLineItem(lineItems, at, wanted, signal);
  const { id, label, scoreMaximum } = lineItem;
  return { id, told: { label, scoreMaximum } };
}

/** A name or maximum that a teacher has changed there stays theirs. That it cannot be told holds up no score. */
async function tellChanges(
  { records, lineItems }: ColumnDeps,
  registration: Registration,
  column: GradeColumn & { readonly lineItemUrl: string },
  { label, scoreMaximum }: GradedFacts,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { told, lineItemUrl } = column;
  // One that the platform gave to a link is not ours to change.
  if (told === undefined || (told.label === label && told.scoreMaximum === scoreMaximum)) return;
  try {
    const there = await lineItems.get(registration, lineItemUrl, signal);
    const next = {
      ...there,
      label: there.label === told.label ? label : there.label,
      scoreMaximum: there.scoreMaximum === told.scoreMaximum ? scoreMaximum : there.scoreMaximum,
    };
    if (next.label !== there.label || next.scoreMaximum !== there.scoreMaximum)
      await lineItems.put(registration, lineItemUrl, next, signal);
  } catch (error) {
    if (!(error instanceof ServiceFailure)) throw error;
    if (error.kind !== 'never') return;
  }
  await records.transaction(({ ltiColumns }) =>
    ltiColumns.putColumn({ ...column, told: { label, scoreMaximum } }),
  );
}
