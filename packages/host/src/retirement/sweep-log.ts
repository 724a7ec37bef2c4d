import { retiredLine } from '@coursewright/analytics';
import type { EventLog, Instant, Outbox, Records } from '@coursewright/core';
import type { HostStores } from '../accounts/host-stores.ts';
import type { Retirement } from './retirement-store.port.ts';
import type { PersonToForget } from './sealed-person.ts';

export interface ToForget {
  readonly retirement: Retirement;
  readonly person: PersonToForget;
}

export interface SweepDeps {
  readonly records: Records<Pick<HostStores, 'retirements'>>;
  readonly eventLog: Pick<EventLog, 'hours' | 'rewriteHour'>;
  readonly outbox: Pick<Outbox, 'logEnd'>;
}

const hour = 3_600_000_000;
/** Milliseconds between two notes of how far it is. */
const noteEvery = 2000;

interface Sweep extends ToForget {
  readonly replace: (line: string) => string | undefined;
  lines: number;
}

/** Takes people out of the hours of the log, the oldest first; where it ends in the middle, the next goes on. */
export async function sweepLog(
  deps: SweepDeps,
  all: readonly ToForget[],
  signal: AbortSignal,
  progress: (done: number) => Promise<void>,
): Promise<void> {
  const { eventLog, outbox } = deps;
  const sweeps = all.map((one): Sweep => ({ ...one, replace: retiredLine(one.person), lines: 0 }));
  const end = await outbox.logEnd();
  const hours = (await eventLog.hours()).map((one) => one.hour);
  let noted = performance.now();
  for (const [index, at] of hours.entries()) {
    signal.throwIfAborted();
    const due = sweeps.filter((sweep) => isDue(sweep, at));
    if (due.length > 0) await eventLog.rewriteHour(at, end, replaceAll(due));
    const isLast = index === hours.length - 1;
    if (!isLast && performance.now() - noted < noteEvery) continue;
    await note(deps, sweeps, at);
    await progress((index + 1) / hours.length);
    noted = performance.now();
  }
}

/** The hours around the retirement are looked at each time: what was under way then comes late. */
function isDue({ retirement, person }: ToForget, at: Instant): boolean {
  if (at + hour <= person.since) return false;
  return at + 2 * hour > retirement.at || at > (retirement.sweptTo ?? -1);
}

function replaceAll(due: readonly Sweep[]): (line: string) => string | undefined {
  return (line) => {
    let text = line.trimEnd();
    let isOther = false;
    for (const sweep of due) {
      const next = sweep.replace(text)?.trimEnd();
      if (next === undefined || next === text) continue;
      text = next;
      isOther = true;
      sweep.lines += 1;
    }
    return isOther ? text : undefined;
  };
}

async function note({ records }: SweepDeps, sweeps: readonly Sweep[], sweptTo: Instant): Promise<void> {
  await records.transaction(async ({ retirements }) => {
    for (const { retirement, lines } of sweeps)
      await retirements.advance(retirement.userId, { sweptTo, lines, reports: 0 });
  });
  for (const sweep of sweeps) sweep.lines = 0;
}
