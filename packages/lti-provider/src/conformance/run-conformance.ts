import { conformanceCases } from './all-cases.ts';
import type { ConformanceCase } from './conformance-case.ts';
import { isRight, type Expectation, type Outcome } from './outcome.ts';
import { openSimulation, type Simulation, type SimulationOptions } from './simulation.ts';
import type { ToolUnderTest } from './tool-under-test.ts';

/** A row of the table with what the tool did. */
export interface CaseResult extends Outcome {
  readonly id: string;
  readonly name: string;
  readonly section: string;
  readonly expected: Expectation;
  /** undefined where it cannot be told from outside. */
  readonly right: boolean | undefined;
  /** What our own tool refuses it for. */
  readonly refusal?: string;
}

export interface ConformanceReport {
  readonly tool: string;
  readonly results: readonly CaseResult[];
}

export interface ConformanceOptions extends SimulationOptions {
  /** Ids of the rows to run; default all. */
  readonly only?: readonly string[];
}

/** Runs the kit against a tool that is listening. Rows that wait run beside the others. */
export async function runConformance(
  tool: ToolUnderTest,
  options: ConformanceOptions = {},
): Promise<ConformanceReport> {
  const simulation = await openSimulation(tool, options);
  try {
    await tool.register?.(simulation.registrations);
    const wanted = conformanceCases.filter(({ id }) => options.only?.includes(id) ?? true);
    const waiting = wanted.filter(({ waits }) => waits === true).map((one) => judge(simulation, one));
    const results: CaseResult[] = [];
    for (const one of wanted) if (one.waits !== true) results.push(await judge(simulation, one));
    const all = [...results, ...(await Promise.all(waiting))];
    return { tool: tool.name, results: wanted.flatMap(({ id }) => all.filter((one) => one.id === id)) };
  } finally {
    await simulation.close();
  }
}

async function judge(simulation: Simulation, one: ConformanceCase): Promise<CaseResult> {
  const { run, waits: _waits, ...facts } = one;
  const outcome = await run(simulation).catch((error: unknown): Outcome => ({
    got: 'broken',
    detail: error instanceof Error ? error.message.slice(0, 200) : 'it failed',
  }));
  return { ...facts, ...outcome, right: isRight(one.expected, outcome) };
}
