import { add, divide, multiply, negate, power } from './formula-arithmetic.ts';
import { checkNames, type Names } from './check-names.ts';
import { FormulaError } from './formula-error.ts';
import { formulaFunctions } from './formula-functions.ts';
import { complex, integer, parts, real, type FormulaNumber } from './formula-number.ts';
import { parseFormula, type Formula } from './parse-formula.ts';

const constants: ReadonlyMap<string, FormulaNumber> = new Map([
  ['i', complex({ re: 0, im: 1 })],
  ['j', complex({ re: 0, im: 1 })],
  ['e', real(Math.E)],
  ['pi', real(Math.PI)],
]);

export interface FormulaScope {
  readonly variables?: ReadonlyMap<string, FormulaNumber>;
  readonly caseSensitive?: boolean;
}

/**
 * The value of a formula (`evaluator` of openedx-calc); no number at all for an empty text.
 * @throws FormulaError
 */
export function evaluateFormula(text: string, scope: FormulaScope = {}): FormulaNumber {
  const formula = readFormula(text);
  if (formula === undefined) return real(Number.NaN);
  const caseSensitive = scope.caseSensitive ?? false;
  const fold = (name: string): string => (caseSensitive ? name : name.toLowerCase());
  const variables = new Map(
    [...constants, ...(scope.variables ?? [])].map(([name, value]) => [fold(name), value]),
  );
  const names: Names = { variables, functions: formulaFunctions, fold, caseSensitive };
  checkNames(formula, names);
  return value(formula, names, variables);
}

/** What a text says; undefined for an empty one. @throws FormulaError `syntax` or `parentheses`. */
export function readFormula(text: string): Formula | undefined {
  if (text.trim() === '') return undefined;
  checkParentheses(text);
  return parseFormula(text);
}

function value(formula: Formula, names: Names, variables: ReadonlyMap<string, FormulaNumber>): FormulaNumber {
  const of = (inner: Formula): FormulaNumber => value(inner, names, variables);
  switch (formula.type) {
    case 'number':
      return literal(formula.text, formula.percent);
    case 'variable':
      return variables.get(names.fold(formula.name)) ?? real(Number.NaN);
    case 'call':
      return formulaFunctions.get(names.fold(formula.name))?.(of(formula.argument)) ?? real(Number.NaN);
    case 'signed':
      return formula.sign === '-' ? negate(of(formula.of)) : of(formula.of);
    case 'group':
      return of(formula.of);
    case 'sum':
      return formula.rest.reduce(
        (sum, { operator, term }) => add(sum, operator === '-' ? negate(of(term)) : of(term)),
        of(formula.first),
      );
    case 'product':
      return formula.rest.reduce(
        (product, { operator, term }) => (operator === '/' ? divide : multiply)(product, of(term)),
        of(formula.first),
      );
    case 'power':
      return formula.terms.map(of).reduceRight((exponent, base) => power(base, exponent));
    case 'parallel':
      return parallel(formula.terms.map(of));
    default:
      return formula satisfies never;
  }
}

function literal(text: string, percent: boolean): FormulaNumber {
  if (percent) return real(Number(text) * 0.01);
  return /^[+-]?\d+$/.test(text) ? integer(BigInt(text.replace('+', ''))) : real(Number(text));
}

/** Resistances side by side; no number when one of them is zero. */
function parallel(terms: readonly FormulaNumber[]): FormulaNumber {
  const zero = terms.some((term) => {
    const { re, im } = parts(term);
    return re === 0 && im === 0;
  });
  if (zero) return real(Number.NaN);
  const one = real(1);
  return divide(
    one,
    terms.map((term) => divide(one, term)).reduce((sum, term) => add(sum, term)),
  );
}

function checkParentheses(text: string): void {
  let open = 0;
  for (const { 0: found, index } of text.matchAll(/[()]/g)) {
    open += found === '(' ? 1 : -1;
    if (open < 0) {
      throw new FormulaError(
        'parentheses',
        `Invalid Input: A closing parenthesis was found after segment ${text.slice(0, index)}, ` +
          'but there is no matching opening parenthesis before it.',
      );
    }
  }
  if (open > 0) {
    throw new FormulaError(
      'parentheses',
      `Invalid Input: Parentheses are unmatched. ${open} parentheses were opened but never closed.`,
    );
  }
}
