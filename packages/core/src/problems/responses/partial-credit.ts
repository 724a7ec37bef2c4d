import { invalidProblem } from '../capa-error.ts';
import type { MarkupElement } from '../markup/markup-element.ts';

/** The `partial_credit` attribute: absent or "false" is none at all. */
export function partialCredit(element: MarkupElement): readonly string[] {
  const value = element.attributes.get('partial_credit')?.toLowerCase() ?? 'false';
  return value === 'false' ? [] : value.split(',').map((scheme) => scheme.trim());
}

/** Grading, not loading, is where capa refuses an unknown scheme. */
export function requireScheme(
  element: MarkupElement,
  schemes: readonly string[],
  known: readonly string[],
  named: readonly string[] = known,
): void {
  if (schemes.length > 0 && !schemes.some((scheme) => known.includes(scheme))) {
    throw invalidProblem(element, `partial_credit attribute should be one of: ${named.join(',')}`);
  }
}
