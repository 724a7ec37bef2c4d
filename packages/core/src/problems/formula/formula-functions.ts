import { Complex } from 'complex.js';
import { FormulaError } from './formula-error.ts';
import { complex, integer, parts, real, type ComplexParts, type FormulaNumber } from './formula-number.ts';

type FormulaFunction = (argument: FormulaNumber) => FormulaNumber;

/** `domain`: where a real argument has a real value; elsewhere the value is complex, or without it no number. */
function numeric(
  onReal: (x: number) => number,
  onComplex: (z: Complex) => ComplexParts,
  domain: (x: number) => boolean = () => true,
): FormulaFunction {
  return (argument) => {
    const z = parts(argument);
    if (argument.kind !== 'complex' && (domain(z.re) || Number.isNaN(z.re))) return real(onReal(z.re), true);
    const { re, im } = onComplex(new Complex(z.re, z.im));
    return complex({ re, im }, true);
  };
}

const one = new Complex(1, 0);
const inverse = (z: Complex): Complex => one.div(z);
const i = new Complex(0, 1);

// The principal values of numpy; complex.js differs on the cuts of the inverse functions.
const log = (z: Complex): Complex => new Complex(Math.log(Math.hypot(z.re, z.im)), Math.atan2(z.im, z.re));
const sqrt = (z: Complex): Complex => z.sqrt();
const arcsin = (z: Complex): Complex =>
  z.im === 0 && z.re > 1
    ? new Complex(Math.PI / 2, Math.acosh(z.re))
    : log(i.mul(z).add(sqrt(one.sub(z.mul(z))))).mul(i.neg());
const arccos = (z: Complex): Complex => new Complex(Math.PI / 2, 0).sub(arcsin(z));
const arctan = (z: Complex): ComplexParts => {
  if (z.re === 0 && Math.abs(z.im) === 1) return { re: 0, im: z.im * Infinity };
  const iz = i.mul(z);
  return i.div(2).mul(log(one.sub(iz)).sub(log(one.add(iz))));
};
const arccot = (z: Complex): ComplexParts => {
  const { re, im } = arctan(z);
  return { re: (z.re < 0 ? -Math.PI / 2 : Math.PI / 2) - re, im: -im };
};
const arcsinh = (z: Complex): Complex => i.neg().mul(arcsin(i.mul(z)));
const arccosh = (z: Complex): Complex => log(z.add(sqrt(z.add(1)).mul(sqrt(z.sub(1)))));
const arctanh = (z: Complex): Complex =>
  z.im === 0 && z.re > 1
    ? new Complex(0.5 * Math.log((z.re + 1) / (z.re - 1)), Math.PI / 2)
    : log(one.add(z))
        .sub(log(one.sub(z)))
        .div(2);

const within = (x: number): boolean => Math.abs(x) <= 1;
const positive = (x: number): boolean => x > 0 || x === 0;

/** The functions of openedx-calc (functions.py), under their names. */
export const formulaFunctions: ReadonlyMap<string, FormulaFunction> = new Map([
  ['sin', numeric(Math.sin, (z) => z.sin())],
  ['cos', numeric(Math.cos, (z) => z.cos())],
  ['tan', numeric(Math.tan, (z) => z.tan())],
  [
    'sec',
    numeric(
      (x) => 1 / Math.cos(x),
      (z) => inverse(z.cos()),
    ),
  ],
  [
    'csc',
    numeric(
      (x) => 1 / Math.sin(x),
      (z) => inverse(z.sin()),
    ),
  ],
  [
    'cot',
    numeric(
      (x) => 1 / Math.tan(x),
      (z) => inverse(z.tan()),
    ),
  ],
  ['sinh', numeric(Math.sinh, (z) => z.sinh())],
  ['cosh', numeric(Math.cosh, (z) => z.cosh())],
  ['tanh', numeric(Math.tanh, (z) => z.tanh())],
  [
    'sech',
    numeric(
      (x) => 1 / Math.cosh(x),
      (z) => inverse(z.cosh()),
    ),
  ],
  [
    'csch',
    numeric(
      (x) => 1 / Math.sinh(x),
      (z) => inverse(z.sinh()),
    ),
  ],
  [
    'coth',
    numeric(
      (x) => 1 / Math.tanh(x),
      (z) => inverse(z.tanh()),
    ),
  ],
  ['arcsin', numeric(Math.asin, arcsin, within)],
  ['arccos', numeric(Math.acos, arccos, within)],
  ['arctan', numeric(Math.atan, arctan)],
  [
    'arcsec',
    numeric(
      (x) => Math.acos(1 / x),
      (z) => arccos(inverse(z)),
    ),
  ],
  [
    'arccsc',
    numeric(
      (x) => Math.asin(1 / x),
      (z) => arcsin(inverse(z)),
    ),
  ],
  ['arccot', numeric(arccotReal, arccot)],
  ['arcsinh', numeric(Math.asinh, arcsinh)],
  ['arccosh', numeric(Math.acosh, arccosh)],
  ['arctanh', numeric(Math.atanh, arctanh, within)],
  [
    'arcsech',
    numeric(
      (x) => Math.acosh(1 / x),
      (z) => arccosh(inverse(z)),
    ),
  ],
  [
    'arccsch',
    numeric(
      (x) => Math.asinh(1 / x),
      (z) => arcsinh(inverse(z)),
    ),
  ],
  [
    'arccoth',
    numeric(
      (x) => Math.atanh(1 / x),
      (z) => arctanh(inverse(z)),
    ),
  ],
  ['sqrt', numeric(Math.sqrt, sqrt, positive)],
  ['ln', numeric(Math.log, log, positive)],
  ['log10', numeric(Math.log10, (z) => log(z).div(Math.LN10), positive)],
  ['log2', numeric(Math.log2, (z) => log(z).div(Math.LN2), positive)],
  ['exp', numeric(Math.exp, (z) => z.exp())],
  ['abs', absolute],
  ['fact', factorial],
  ['factorial', factorial],
]);

function arccotReal(x: number): number {
  return (x < 0 ? -Math.PI / 2 : Math.PI / 2) - Math.atan(x);
}

function absolute(argument: FormulaNumber): FormulaNumber {
  if (argument.kind === 'integer') return integer(argument.value < 0n ? -argument.value : argument.value);
  const { re, im } = parts(argument);
  return real(Math.hypot(re, im), true);
}

/** Only of integers that are not negative, and not so large that a server would be busy with it. */
function factorial(argument: FormulaNumber): FormulaNumber {
  if (argument.kind !== 'integer') {
    throw new FormulaError('arithmetic', "'float' object cannot be interpreted as an integer");
  }
  if (argument.value < 0n) throw new FormulaError('factorial', 'factorial() not defined for negative values');
  if (argument.value > 2000n) throw new FormulaError('arithmetic', 'the factorial is too large');
  let product = 1n;
  for (let factor = 2n; factor <= argument.value; factor++) product *= factor;
  return integer(product);
}
