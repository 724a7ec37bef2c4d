import { badAnswer, invalidProblem } from '../capa-error.ts';
import { withinTolerance } from '../formula/compare-numbers.ts';
import { evaluateFormula, readFormula } from '../formula/evaluate-formula.ts';
import { FormulaError } from '../formula/formula-error.ts';
import { parts, real, type ComplexParts, type FormulaNumber } from '../formula/formula-number.ts';
import { escapeAttribute } from '../markup/escape-html.ts';
import type { MarkupElement } from '../markup/markup-element.ts';
import type { Python2Random } from '../random/python2-random.ts';
import type { Answer } from '../answer.ts';
import { defineResponse } from './define-response.ts';
import { numberTolerance } from './number-tolerance.ts';

/** A formula that has the author's value wherever its variables are tried (`FormulaResponse`). */
export const formulaResponse = defineResponse({
  tag: 'formularesponse',
  hintTag: 'formulahint',
  read: ({ element, inputs: [input] }) => {
    const expected = element.attributes.get('answer') ?? '';
    const caseSensitive = (element.attributes.get('type') ?? '').split(/\s+/).includes('cs');
    const tolerance = numberTolerance(element).text;
    const agrees = (given: string, formula: string, samples: string, random: Python2Random): boolean => {
      // First the learner's: whether it can be read does not depend on the key.
      checkReadable(given);
      const points = samplePoints(element, samples, random);
      const learners = points.map((variables) => valueOf(given, variables, caseSensitive));
      const authors = points.map((variables) => valueOf(formula, variables, caseSensitive));
      return learners.every((value, index) => withinTolerance(value, authors[index] ?? value, tolerance));
    };
    const samples = element.attributes.get('samples') ?? '';
    return {
      grade: (answers, { random }) => {
        const given = text(answers.get(input.key));
        const correct = agrees(given, expected, samples, random);
        return new Map([[input.key, { correctness: correct ? 'correct' : 'incorrect' }]]);
      },
      correctAnswers: () => new Map([[input.key, [expected]]]),
      hintsMet: (conditions, answers, { random }) => {
        const given = text(answers.get(input.key));
        const met = conditions.filter(({ attributes }) =>
          agrees(given, attributes.get('answer') ?? '', attributes.get('samples') ?? samples, random),
        );
        return met.map(({ attributes }) => attributes.get('name') ?? '');
      },
    };
  },
});

type Variables = ReadonlyMap<string, FormulaNumber>;

/** Without the field Open edX fails with a KeyError. */
function text(answer: Answer | undefined): string {
  if (typeof answer !== 'string') throw badAnswer('The formula was not given.');
  return answer;
}

/** `x,y@1,2:3,4#10`: ten points with x from 1 to 3 and y from 2 to 4. */
function samplePoints(element: MarkupElement, samples: string, random: Python2Random): Variables[] {
  const [, names = '', low = '', high = '', count = ''] =
    /^([^@]*)@([^:#]*):([^#]*)#(.*)$/.exec(samples) ?? [];
  const lows = low.split(',').map(Number);
  const highs = high.split(',').map(Number);
  const wrong = !/^\s*\d+\s*$/.test(count) || [...lows, ...highs].some(Number.isNaN);
  if (wrong) {
    throw invalidProblem(element, `samples="${samples}" is not of the form x,y@1,1:3,3#10.`, 'ValueError');
  }
  const variables = names.split(',').map((name) => name.trim());
  return Array.from({ length: Number(count) }, () => {
    const drawn = variables.map((name, index) => {
      const from = lows[index] ?? 0;
      const to = highs[index] ?? 0;
      return [name, real(from + (to - from) * random.random())] as const;
    });
    return new Map(drawn);
  });
}

function valueOf(formula: string, variables: Variables, caseSensitive: boolean): ComplexParts {
  try {
    return parts(evaluateFormula(formula, { variables, caseSensitive }));
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    // Which variables there are is part of the key.
    throw badAnswer(explain(error, formula), isOfText(error) ? {} : { tellsKey: true });
  }
}

/** Names and values depend on the variables and where they are tried. */
function isOfText({ kind }: FormulaError): boolean {
  return kind === 'syntax' || kind === 'parentheses';
}

function checkReadable(formula: string): void {
  try {
    readFormula(formula);
  } catch (error) {
    throw error instanceof FormulaError ? badAnswer(explain(error, formula)) : error;
  }
}

function explain({ kind, message }: FormulaError, formula: string): string {
  if (kind === 'undefined' || kind === 'parentheses') return message;
  const quoted = escapeAttribute(formula).replaceAll("'", '&#39;');
  if (kind === 'factorial') {
    return `factorial function not permitted in answer for this problem. Provided answer was: ${quoted}`;
  }
  return `Invalid input: Could not parse '${quoted}' as a formula`;
}
