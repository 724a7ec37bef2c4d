import { FormulaError } from './formula-error.ts';
import {
  complex,
  integer,
  isNumpy,
  parts,
  real,
  type ComplexParts,
  type FormulaNumber,
} from './formula-number.ts';

/** Digits beyond which an integer power is not worked out: no course needs it and a server must not hang on it. */
const bitLimit = 100_000;

export function add(a: FormulaNumber, b: FormulaNumber): FormulaNumber {
  if (a.kind === 'integer' && b.kind === 'integer') return integer(a.value + b.value);
  const [x, y] = [parts(a), parts(b)];
  return result(a, b, { re: x.re + y.re, im: x.im + y.im });
}

export function negate(a: FormulaNumber): FormulaNumber {
  if (a.kind === 'integer') return integer(-a.value);
  return a.kind === 'real' ? real(-a.re, a.numpy) : complex({ re: -a.re, im: -a.im }, a.numpy);
}

export function multiply(a: FormulaNumber, b: FormulaNumber): FormulaNumber {
  if (a.kind === 'integer' && b.kind === 'integer') return integer(a.value * b.value);
  const [x, y] = [parts(a), parts(b)];
  if (a.kind !== 'complex' && b.kind !== 'complex') return real(x.re * y.re, isNumpy(a) || isNumpy(b));
  return result(a, b, { re: x.re * y.re - x.im * y.im, im: x.re * y.im + x.im * y.re });
}

/** @throws FormulaError when a plain number is divided by zero. */
export function divide(a: FormulaNumber, b: FormulaNumber): FormulaNumber {
  const [x, y] = [parts(a), parts(b)];
  const numpy = isNumpy(a) || isNumpy(b);
  if (y.re === 0 && y.im === 0 && !numpy) throw new FormulaError('arithmetic', 'division by zero');
  if (a.kind !== 'complex' && b.kind !== 'complex') return real(x.re / y.re, numpy);
  return result(a, b, divideComplex(x, y));
}

/** Smith's method, as C and Python have it. */
function divideComplex(x: ComplexParts, y: ComplexParts): ComplexParts {
  if (Math.abs(y.re) >= Math.abs(y.im)) {
    const ratio = y.im / y.re;
    const divisor = y.re + y.im * ratio;
    return { re: (x.re + x.im * ratio) / divisor, im: (x.im - x.re * ratio) / divisor };
  }
  const ratio = y.re / y.im;
  const divisor = y.re * ratio + y.im;
  return { re: (x.re * ratio + x.im) / divisor, im: (x.im * ratio - x.re) / divisor };
}

/** @throws FormulaError for zero to a negative power and for what is too large. */
export function power(base: FormulaNumber, exponent: FormulaNumber): FormulaNumber {
  if (base.kind === 'integer' && exponent.kind === 'integer' && exponent.value >= 0n) {
    const bits = BigInt(base.value.toString(2).length) * exponent.value;
    if (bits > bitLimit) throw new FormulaError('arithmetic', 'the power is too large');
    return integer(base.value ** exponent.value);
  }
  const [x, y] = [parts(base), parts(exponent)];
  const numpy = isNumpy(base) || isNumpy(exponent);
  const zero = x.re === 0 && x.im === 0;
  if (base.kind !== 'complex' && exponent.kind !== 'complex') {
    if (zero && y.re < 0 && !numpy) {
      throw new FormulaError('arithmetic', '0.0 cannot be raised to a negative power');
    }
    // A negative base with a fraction above it: Python answers with a complex number, numpy with no number.
    if (x.re < 0 && Number.isFinite(x.re) && !Number.isInteger(y.re) && !numpy)
      return complex(complexPower(x, y));
    const value = x.re ** y.re;
    if (!Number.isFinite(value) && Number.isFinite(x.re) && Number.isFinite(y.re) && !numpy) {
      throw new FormulaError('arithmetic', 'the result is too large');
    }
    return real(value, numpy);
  }
  if (zero && (y.im !== 0 || y.re < 0) && !numpy) {
    throw new FormulaError('arithmetic', '0.0 to a negative or complex power');
  }
  return complex(complexPower(x, y), numpy);
}

function complexPower(x: ComplexParts, y: ComplexParts): ComplexParts {
  if (y.re === 0 && y.im === 0) return { re: 1, im: 0 };
  if (x.re === 0 && x.im === 0) return { re: 0, im: 0 };
  if (y.im === 0 && Number.isInteger(y.re) && Math.abs(y.re) <= 100) return integerPower(x, y.re);
  const modulus = Math.hypot(x.re, x.im);
  const angle = Math.atan2(x.im, x.re);
  const length = modulus ** y.re * Math.exp(-angle * y.im);
  const phase = angle * y.re + y.im * Math.log(modulus);
  return { re: length * Math.cos(phase), im: length * Math.sin(phase) };
}

function integerPower(x: ComplexParts, exponent: number): ComplexParts {
  let product: ComplexParts = { re: 1, im: 0 };
  for (let count = Math.abs(exponent); count > 0; count--) {
    product = {
      re: product.re * x.re - product.im * x.im,
      im: product.re * x.im + product.im * x.re,
    };
  }
  return exponent < 0 ? divideComplex({ re: 1, im: 0 }, product) : product;
}

function result(a: FormulaNumber, b: FormulaNumber, value: ComplexParts): FormulaNumber {
  const numpy = isNumpy(a) || isNumpy(b);
  return a.kind === 'complex' || b.kind === 'complex' ? complex(value, numpy) : real(value.re, numpy);
}
