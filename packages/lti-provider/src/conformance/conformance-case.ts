import type { RefusalCode } from '../refusals/refusal-catalogue.ts';
import type { Expectation, Outcome } from './outcome.ts';
import type { Simulation } from './simulation.ts';

/** One row of the table. */
export interface ConformanceCase {
  readonly id: string;
  readonly name: string;
  readonly section: string;
  readonly expected: Expectation;
  /** What our own tool refuses it for. */
  readonly refusal?: RefusalCode;
  /** Takes seconds of doing nothing. */
  readonly waits?: true;
  readonly run: (simulation: Simulation) => Promise<Outcome>;
}
