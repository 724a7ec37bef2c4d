/**
 * Numbers as Python writes them: a number halfway between two goes to the even one, where JavaScript takes the larger. Only
 * zero and above.
 */

/** Python's `{:.Nf}`. */
export function fixed(value: number, digits: number): string {
  const rounded = value.toFixed(digits);
  // Halfway = an odd number of 2^-(digits + 1): no other binary fraction ends in 5 one decimal further.
  const halves = value * 2 ** (digits + 1);
  if (!Number.isInteger(halves) || halves % 2 === 0 || isEven(rounded)) return rounded;
  return (Number(rounded) - 10 ** -digits).toFixed(digits);
}

/** Python's `{:.N%}`. */
export function percentText(value: number, digits: number): string {
  return `${fixed(value * 100, digits)}%`;
}

/** Python's `{:.3n}` in the C locale: three significant digits, without trailing zeros. */
export function general(value: number): string {
  if (value === 0) return '0';
  const digits = 3;
  const [mantissa = '', power = '0'] = roundedExponential(value, digits - 1).split('e');
  const exponent = Number(power);
  if (exponent < -4 || exponent >= digits) {
    const sign = exponent < 0 ? '-' : '+';
    return `${withoutZeros(mantissa)}e${sign}${String(Math.abs(exponent)).padStart(2, '0')}`;
  }
  return withoutZeros(Number(`${mantissa}e${exponent}`).toFixed(digits - 1 - exponent));
}

function roundedExponential(value: number, digits: number): string {
  const rounded = value.toExponential(digits);
  const [mantissa = '', exponent = ''] = rounded.split('e');
  const [exact = ''] = value.toExponential(100).split('e');
  const halfway = /^50*$/.test(exact.slice(digits + 2));
  if (!halfway || isEven(mantissa)) return rounded;
  return `${(Number(mantissa) - 10 ** -digits).toFixed(digits)}e${exponent}`;
}

function isEven(digits: string): boolean {
  return Number(digits.at(-1)) % 2 === 0;
}

function withoutZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
