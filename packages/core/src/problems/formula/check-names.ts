import { FormulaError } from './formula-error.ts';
import type { Formula } from './parse-formula.ts';

export interface Names {
  readonly variables: ReadonlyMap<string, unknown>;
  readonly functions: ReadonlyMap<string, unknown>;
  fold(name: string): string;
  readonly caseSensitive: boolean;
}

/** @throws FormulaError naming every variable, or else function, that is not known (`check_variables`). */
export function checkNames(formula: Formula, names: Names): void {
  const used = { variables: new Set<string>(), functions: new Set<string>() };
  collect(formula, used);
  refuse(used.variables, names.variables, 'variable', names);
  refuse(used.functions, names.functions, 'function', names);
}

function collect(formula: Formula, used: { variables: Set<string>; functions: Set<string> }): void {
  const each = (inner: Formula): void => collect(inner, used);
  if (formula.type === 'variable') used.variables.add(formula.name);
  if (formula.type === 'call') {
    used.functions.add(formula.name);
    each(formula.argument);
  }
  if ('of' in formula) each(formula.of);
  if ('terms' in formula) formula.terms.forEach(each);
  if ('rest' in formula) {
    each(formula.first);
    for (const { term } of formula.rest) each(term);
  }
}

function refuse(
  used: ReadonlySet<string>,
  known: ReadonlyMap<string, unknown>,
  kind: 'variable' | 'function',
  names: Names,
): void {
  const bad = [...used].filter((name) => !known.has(names.fold(name))).sort();
  if (bad.length === 0) return;
  let message = `Invalid Input: ${bad.join(', ')} not permitted in answer as a ${kind}`;
  const meant = [...known.keys()].filter((name) =>
    bad.some((wrong) => wrong.toLowerCase() === name.toLowerCase()),
  );
  if (names.caseSensitive && meant.length > 0) message += ` (did you mean ${meant.sort().join(', ')}?)`;
  else if (kind === 'function' && bad.some((name) => names.variables.has(names.fold(name)))) {
    message += ' (did you forget to use * for multiplication?)';
  }
  throw new FormulaError('undefined', message);
}
