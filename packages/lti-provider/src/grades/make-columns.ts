import type { Registration } from '../registrations/registration.ts';
import { columnLineItem } from './column-line-item.ts';
import { afterFailure, afterSuccess } from './courier-health.ts';
import type { Courier } from './courier-store.port.ts';
import type { SendDeps } from './send-batch.ts';
import { ServiceFailure } from './service-failure.ts';

/** Columns that are made between two batches of scores. */
const atATime = 20;

/**
 * Makes line items for columns that have none yet. One that the platform refuses, or in which there is nothing to earn yet,
 * is noted and left until it is asked for again.
 */
export async function makeColumns(
  deps: SendDeps,
  registration: Registration,
  before: Courier,
  signal: AbortSignal,
): Promise<{ readonly courier: Courier; readonly count: number; readonly left: boolean }> {
  const { records, clock } = deps;
  const columns = await records.read(({ ltiColumns }) => ltiColumns.columnsToMake(registration.id, atATime));
  let courier = before;
  let count = 0;
  for (const column of columns) {
    if (signal.aborted || (courier.pausedUntil ?? 0) > clock.now()) break;
    const note = (error: string) =>
      records.transaction(({ ltiColumns }) => ltiColumns.putColumn({ ...column, error }));
    try {
      const address = await columnLineItem(deps, registration, column, signal);
      if (address === undefined) await note('There is nothing to earn in it.');
      else courier = afterSuccess(courier, clock.now());
      count += 1;
    } catch (error) {
      if (signal.aborted) break;
      const refused = error instanceof ServiceFailure && ['never', 'gone'].includes(error.kind);
      if (refused) {
        await note(error.message);
        count += 1;
      }
      courier = afterFailure(courier, error, clock.now());
      if (!refused) break;
    }
  }
  if (courier !== before) {
    await records.transaction(({ ltiCouriers }) => ltiCouriers.putCourier(registration.id, courier));
  }
  return { courier, count, left: count < columns.length };
}
