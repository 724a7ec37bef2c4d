import { evaluateFormula } from './evaluate-formula.ts';
import { parts, type ComplexParts } from './formula-number.ts';

export const defaultTolerance = '0.001%';

/**
 * Is `given` near enough to `expected` (`compare_with_tolerance` of capa's util.py)? A percentage is of the expected
 * value; the default one of the larger of the two. Real numbers are compared as the decimals that they print as, so
 * that 0.3 is within 0.1 of 0.2.
 */
export function withinTolerance(given: ComplexParts, expected: ComplexParts, tolerance: string): boolean {
  if (tolerance === defaultTolerance) return withinRelative(given, expected, 0.001 * 0.01);
  const percent = tolerance.endsWith('%');
  const size = parts(evaluateFormula(percent ? tolerance.slice(0, -1) : tolerance)).re;
  return withinAbsolute(given, expected, percent ? size * 0.01 * modulus(expected) : size);
}

/** `tolerance` as a share of the larger of the two. */
export function withinRelative(given: ComplexParts, expected: ComplexParts, tolerance: number): boolean {
  return withinAbsolute(given, expected, tolerance * Math.max(modulus(given), modulus(expected)));
}

function withinAbsolute(given: ComplexParts, expected: ComplexParts, tolerance: number): boolean {
  const infinite = [given, expected].some(
    ({ re, im }) => Math.abs(re) === Infinity || Math.abs(im) === Infinity,
  );
  if (infinite) return given.re === expected.re && given.im === expected.im;
  if (given.im !== 0 || expected.im !== 0) {
    return Math.hypot(given.re - expected.re, given.im - expected.im) <= tolerance;
  }
  if ([given.re, expected.re, tolerance].some(Number.isNaN)) return false;
  if (tolerance === Infinity) return true;
  const all = [given.re, expected.re, tolerance].map(decimal);
  const scale = Math.min(...all.map(({ exponent }) => exponent));
  const [a = 0n, b = 0n, limit = 0n] = all.map(
    ({ digits, exponent }) => digits * 10n ** BigInt(exponent - scale),
  );
  return (a > b ? a - b : b - a) <= limit;
}

function modulus({ re, im }: ComplexParts): number {
  return im === 0 ? Math.abs(re) : Math.hypot(re, im);
}

/** The shortest decimal that reads back as this number. */
function decimal(value: number): { digits: bigint; exponent: number } {
  const [, sign = '', whole = '0', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(String(value)) ?? [];
  return { digits: BigInt(sign + whole + fraction), exponent: Number(exponent) - fraction.length };
}
