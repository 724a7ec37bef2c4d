import type { Simulation } from './simulation.ts';

/** Runs `work` once a simulation: several rows judge the same exchange. */
export function onceFor<Result>(
  work: (simulation: Simulation) => Promise<Result>,
): (simulation: Simulation) => Promise<Result> {
  const running = new WeakMap<Simulation, Promise<Result>>();
  return (simulation) => {
    const started = running.get(simulation) ?? work(simulation);
    running.set(simulation, started);
    return started;
  };
}
