import { expect } from 'vitest';
import type { AnsweringLearners } from './answering-learners.ts';
import type { LoggedChecks } from './logged-checks.ts';

/** Every attempt of every learner is in the log once, and none that was acknowledged is missing. */
export function expectEachOnce(
  { ids, attempts }: LoggedChecks,
  { learners, acknowledged }: AnsweringLearners,
): void {
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id } of learners) {
    const logged = attempts.get(id) ?? [];
    expect(logged).toEqual(Array.from({ length: logged.length }, (_, index) => index + 1));
    expect(logged.length).toBeGreaterThanOrEqual(acknowledged.get(id) ?? 0);
    expect(logged.length).toBeGreaterThan(0);
  }
}
