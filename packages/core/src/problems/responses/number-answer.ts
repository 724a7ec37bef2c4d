import { badAnswer } from '../capa-error.ts';
import { FormulaError } from '../formula/formula-error.ts';
import { evaluateFormula } from '../formula/evaluate-formula.ts';
import { parts, type ComplexParts } from '../formula/formula-number.ts';
import { escapeAttribute } from '../markup/escape-html.ts';
import type { MarkupElement } from '../markup/markup-element.ts';

export interface GivenNumber {
  readonly parts: ComplexParts;
  readonly isComplex: boolean;
}

/** The learner's number. @throws CoreError `bad_answer` with the words that Open edX shows. */
export function givenNumber(text: string): GivenNumber {
  try {
    const value = evaluateFormula(text);
    return { parts: parts(value), isComplex: value.kind === 'complex' };
  } catch (error) {
    throw error instanceof FormulaError ? badAnswer(explain(error, text)) : error;
  }
}

function explain({ kind, message }: FormulaError, text: string): string {
  const quoted = `'${escapeAttribute(text).replaceAll("'", '&#39;')}'`;
  if (kind === 'undefined' || kind === 'parentheses') return message;
  if (kind === 'syntax') return `Invalid math syntax: ${quoted}`;
  if (kind === 'factorial') return `factorial function evaluated outside its domain:${quoted}`;
  return `Could not interpret ${quoted} as a number.`;
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
