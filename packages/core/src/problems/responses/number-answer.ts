import { badAnswer } from '../capa-error.ts';
import { FormulaError } from '../formula/formula-error.ts';
import { evaluateFormula } from '../formula/evaluate-formula.ts';
import { parts, type ComplexParts, type FormulaNumber } from '../formula/formula-number.ts';
import { escapeAttribute } from '../markup/escape-html.ts';
import type { MarkupElement } from '../markup/markup-element.ts';

export interface GivenNumber {
  readonly parts: ComplexParts;
  readonly isComplex: boolean;
}

/** The learner's number. @throws CoreError `bad_answer` with the words that Open edX shows. */
export function givenNumber(text: string): GivenNumber {
  const number = evaluated(text);
  return { parts: number.parts, isComplex: number.value.kind === 'complex' };
}

function evaluated(text: string): { value: FormulaNumber; parts: ComplexParts } {
  try {
    const value = evaluateFormula(text);
    return { value, parts: parts(value) };
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    const quoted = `'${escapeAttribute(text).replaceAll("'", '&#39;')}'`;
    switch (error.kind) {
      case 'undefined':
      case 'parentheses':
        throw badAnswer(error.message);
      case 'syntax':
        throw badAnswer(`Invalid math syntax: ${quoted}`);
      case 'factorial':
        throw badAnswer(`factorial function evaluated outside its domain:${quoted}`);
      case 'arithmetic':
        throw badAnswer(`Could not interpret ${quoted} as a number.`);
    }
  }
}

const digits = String.raw`(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?`;
const pythonComplex = new RegExp(`^\\(?([+-]?${digits})?(?:([+-]?${digits}|[+-])[jJ])?\\)?$`);

/** The author's number: as Python writes it, `1+2j`, or a formula. */
export function staffNumber(element: MarkupElement, text: string): ComplexParts {
  const written = text.trim() === '' ? null : pythonComplex.exec(text.trim());
  if (written !== null && (written[1] !== undefined || written[2] !== undefined)) {
    const [, re = '0', im = '0'] = written;
    return { re: Number(re), im: Number(/^[+-]$/.test(im) ? `${im}1` : im) };
  }
  try {
    return parts(evaluateFormula(text));
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    throw badAnswer(`There was a problem with the staff answer to this problem.`, { line: element.line });
  }
}
