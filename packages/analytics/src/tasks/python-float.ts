/** A float as Python's `repr` writes it: `1.0`, `0.1`, `1e+16`, `1e-05`, `inf`, `nan`. */
export function pythonFloat(value: number): string {
  const size = Math.abs(value);
  // JavaScript writes these as Python does, but for the fraction of a whole number.
  if (size >= 1e-4 && size < 1e16) return Number.isInteger(value) ? `${value}.0` : String(value);
  if (size === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  if (Number.isNaN(value)) return 'nan';
  if (size === Infinity) return value > 0 ? 'inf' : '-inf';
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e');
  return `${mantissa}e${signed(Number(exponent))}`;
}

function signed(exponent: number): string {
  return `${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

/** Reads what `pythonFloat` or a dump wrote. */
export function parsePythonFloat(text: string): number {
  const value = Number(text === '' ? 'NaN' : text);
  // Most are numbers.
  if (!Number.isNaN(value) || !/^[+-]?inf(?:inity)?$/i.test(text)) return value;
  return text.startsWith('-') ? -Infinity : Infinity;
}
