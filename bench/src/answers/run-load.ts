import type { LoadReport, Target } from './load-report.ts';
import { startMeasured } from './measured-process.ts';

/** Runs the load, in a process of its own, on a target. */
export async function runLoad(target: Target): Promise<LoadReport> {
  const load = startMeasured('load-process.ts');
  load.send(target);
  return (await load.message()) as LoadReport;
}
