import { parseFormula, type Formula, type Operation } from './parse-formula.ts';

export interface LatexScope {
  /** Open edX folds names for neither drawing nor spelling: both spellings are drawn as they are written. */
  readonly caseSensitive?: boolean;
  /** Names the problem knows; a name nobody knows is drawn all the same. */
  readonly variables?: readonly string[];
}

/** A part as drawn; `tall` where brackets around it have to grow, `bare` without its own brackets. */
interface Drawn {
  readonly latex: string;
  readonly bare: string;
  readonly tall: boolean;
}

/**
 * A formula as LaTeX, as Open edX shows it below its field while a learner types (`latex_preview` of openedx-calc's preview.py):
 * fractions, powers and Greek names drawn, nothing computed, unknown names let through; empty for an empty text. The scope changes
 * nothing of it: it is taken so that one call serves preview and evaluation.
 * @throws FormulaError `syntax`
 */
export function formulaLatex(text: string, _scope: LatexScope = {}): string {
  return text.trim() === '' ? '' : draw(parseFormula(text)).latex;
}

function drawn(latex: string, tall = false): Drawn {
  return { latex, bare: latex, tall };
}

function draw(formula: Formula): Drawn {
  switch (formula.type) {
    case 'number':
      return drawNumber(formula.text, formula.percent);
    case 'variable':
      return drawn(drawName(formula.name));
    case 'group':
      return inBrackets(draw(formula.of));
    case 'call':
      return drawCall(formula.name, draw(formula.argument));
    case 'signed': {
      const inner = draw(formula.of);
      return drawn(formula.sign + inner.latex, inner.tall);
    }
    case 'sum':
      return drawSum(formula.first, formula.rest);
    case 'product':
      return drawProduct(formula.first, formula.rest);
    case 'parallel':
      return joined(formula.terms.map(draw), String.raw`\|`);
    case 'power':
      return drawPower(formula.terms.map(draw));
    default:
      return formula satisfies never;
  }
}

function inBrackets({ latex, tall }: Drawn): Drawn {
  return { latex: tall ? String.raw`\left(${latex}\right)` : `(${latex})`, bare: latex, tall };
}

function joined(parts: readonly Drawn[], by: string): Drawn {
  return drawn(
    parts.map(({ latex }) => latex).join(by),
    parts.some(({ tall }) => tall),
  );
}

function drawNumber(text: string, percent: boolean): Drawn {
  const [digits = '', exponent] = text.split('e');
  const power = exponent === undefined ? '' : String.raw`\!\times\!10^{${exponent}}`;
  return drawn(digits + power + (percent ? String.raw`\text{%}` : ''), exponent !== undefined);
}

const lowerGreek =
  'alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi varphi chi psi omega'.split(
    ' ',
  );
const commands: ReadonlySet<string> = new Set([
  ...lowerGreek,
  ...lowerGreek.map((name) => name.charAt(0).toUpperCase() + name.slice(1)),
  'hbar',
  'infty',
]);

/** What stands behind the first underscore goes below. */
function drawName(name: string): string {
  const at = name.indexOf('_');
  if (at === -1 || at === name.length - 1) return drawWord(name);
  return `${drawWord(name.slice(0, at))}_{${drawWord(name.slice(at + 1))}}`;
}

function drawWord(word: string): string {
  return commands.has(word) ? `\\${word}` : word.replaceAll('_', String.raw`\_`);
}

const functionNames: ReadonlyMap<string, string> = new Map([
  ['log10', String.raw`\log_{10}`],
  ['log2', String.raw`\log_2`],
]);

function drawCall(name: string, argument: Drawn): Drawn {
  if (name === 'sqrt') return drawn(String.raw`\sqrt{${argument.latex}}`, argument.tall);
  const drawnName = functionNames.get(name) ?? String.raw`\text{${name}}`;
  return drawn(drawnName + inBrackets(argument).latex, argument.tall);
}

function drawSum(first: Formula, rest: readonly Operation[]): Drawn {
  const start = draw(first);
  const terms = rest.map(({ operator, term }) => ({ operator, part: draw(term) }));
  return drawn(
    start.latex + terms.map(({ operator, part }) => operator + part.latex).join(''),
    start.tall || terms.some(({ part }) => part.tall),
  );
}

const dot = String.raw`\cdot `;

/** What is divided by one thing after another goes below one line; the next factor starts afresh. */
function drawProduct(first: Formula, rest: readonly Operation[]): Drawn {
  const start = draw(first);
  const done: string[] = [];
  let tall = start.tall;
  let above = [start];
  let below: Drawn[] = [];
  for (const { operator, term } of rest) {
    const part = draw(term);
    tall ||= part.tall || operator === '/';
    if (operator === '/') below.push(part);
    else if (below.length === 0) above.push(part);
    else {
      done.push(fraction(above, below));
      above = [part];
      below = [];
    }
  }
  done.push(below.length === 0 ? joined(above, dot).latex : fraction(above, below));
  return drawn(done.join(dot), tall);
}

/** Brackets around one thing alone are not needed above or below a line. */
function fraction(above: readonly Drawn[], below: readonly Drawn[]): string {
  const side = (parts: readonly Drawn[]): string =>
    parts.length === 1 && parts[0] !== undefined ? parts[0].bare : joined(parts, dot).latex;
  return String.raw`\frac{${side(above)}}{${side(below)}}`;
}

function drawPower(terms: readonly Drawn[]): Drawn {
  const last = terms.at(-1)?.bare ?? '';
  return drawn(
    terms.slice(0, -1).reduceRight((exponent, { latex }) => `${latex}^{${exponent}}`, last),
    true,
  );
}
