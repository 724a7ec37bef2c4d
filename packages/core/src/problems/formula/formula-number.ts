import { FormulaError } from './formula-error.ts';

/**
 * A number as Python has it: an integer without bounds, or a float or complex. What numpy's functions return divides by
 * zero to infinity, where plain numbers refuse.
 */
export type FormulaNumber =
  | { readonly kind: 'integer'; readonly value: bigint }
  | { readonly kind: 'real'; readonly re: number; readonly numpy: boolean }
  | { readonly kind: 'complex'; readonly re: number; readonly im: number; readonly numpy: boolean };

export interface ComplexParts {
  readonly re: number;
  readonly im: number;
}

export function integer(value: bigint): FormulaNumber {
  return { kind: 'integer', value };
}

export function real(re: number, numpy = false): FormulaNumber {
  return { kind: 'real', re, numpy };
}

export function complex({ re, im }: ComplexParts, numpy = false): FormulaNumber {
  return { kind: 'complex', re, im, numpy };
}

export function isNumpy(number: FormulaNumber): boolean {
  return number.kind !== 'integer' && number.numpy;
}

/** @throws FormulaError for an integer beyond the floats. */
export function parts(number: FormulaNumber): ComplexParts {
  if (number.kind === 'real') return { re: number.re, im: 0 };
  if (number.kind === 'complex') return number;
  const re = Number(number.value);
  if (!Number.isFinite(re)) throw new FormulaError('arithmetic', 'int too large to convert to float');
  return { re, im: 0 };
}
