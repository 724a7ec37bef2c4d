import type { CaseResult } from '../run-conformance.ts';

/** ✓ right, ✗ wrong, – not to be seen from outside. */
export function markOf({ right }: Pick<CaseResult, 'right'>): string {
  return right === undefined ? '–' : right ? '✓' : '✗';
}
