import { CoreError } from '../../shared/core-error.ts';
import { canonicalMarkup, firstDifference } from '../markup/canonical-markup.ts';
import { childElements, firstChild, type MarkupElement } from '../markup/markup-element.ts';
import { readMarkup } from '../markup/read-markup.ts';
import { writeXml } from '../markup/write-xml.ts';
import { markdownToXml } from './markdown-to-xml.ts';
import { innerXml, questionLines } from './question-markdown.ts';

export type MarkdownOfXml =
  | { readonly markdown: string }
  | {
      readonly markdown: undefined;
      /** For the author: what of the XML has no mark. */
      readonly reason: string;
    };

/**
 * A problem's XML in the markdown of the simple editor, where `markdownToXml` makes the same XML of it again (white space and the
 * attributes of `<problem>` itself aside): so nothing an author wrote is lost by going over to it.
 */
export function xmlToMarkdown(xml: string): MarkdownOfXml {
  try {
    const root = withoutAttributes(readMarkup(xml));
    const markdown = problemMarkdown(root);
    const again = readMarkup(markdownToXml(markdown));
    const lost = firstDifference(canonicalMarkup(root), canonicalMarkup(again));
    if (lost === undefined) return { markdown };
    return {
      markdown: undefined,
      reason: `Markdown cannot say what <${lost.name}> in line ${lost.line} says.`,
    };
  } catch (error) {
    if (!(error instanceof CoreError)) throw error;
    return { markdown: undefined, reason: error.message };
  }
}

function withoutAttributes(root: MarkupElement): MarkupElement {
  return { ...root, attributes: new Map() };
}

function problemMarkdown(root: MarkupElement): string {
  const children = childElements(root);
  const hints = children
    .filter(({ name }) => name === 'demandhint')
    .flatMap((group) => childElements(group, 'hint'))
    .map((hint) => `||${innerXml(hint)}||`);
  const rest = children.filter(({ name }) => name !== 'demandhint');
  // Each question with its own text inside is one between two lines of dashes; otherwise all are in one.
  const apart = rest.length > 1 && rest.every(holdsText);
  const parts = (apart ? rest.map((one) => [one]) : [rest]).map((part) => lines(part).join('\n'));
  return [parts.join('\n\n---\n\n'), ...hints].join('\n');
}

const inputs: ReadonlySet<string> = new Set([
  'choicegroup',
  'checkboxgroup',
  'optioninput',
  'formulaequationinput',
  'textline',
]);
const ofAnswers: ReadonlySet<string> = new Set([
  'responseparam',
  'additional_answer',
  'correcthint',
  'stringequalhint',
]);

function isText({ name }: MarkupElement): boolean {
  return !inputs.has(name) && !ofAnswers.has(name);
}

function holdsText(element: MarkupElement): boolean {
  return element.name.endsWith('response');
}

function lines(elements: readonly MarkupElement[]): readonly string[] {
  return elements.flatMap((element, index) => {
    const next = elements[index + 1];
    if (element.name === 'label') {
      const below = next?.name === 'description' ? `||${innerXml(next)}` : '';
      return [`>>${innerXml(element)}${below}<<`];
    }
    if (element.name === 'description' && elements[index - 1]?.name === 'label') return [];
    return element.name.endsWith('response') ? question(element) : textLines(element);
  });
}

/** With what stands in it before its answers, and behind them. */
function question(response: MarkupElement): readonly string[] {
  const children = childElements(response);
  const first = children.findIndex((child) => !isText(child));
  const before = children.slice(0, first).filter(isText);
  const after = children.slice(first).filter(isText);
  return ['', ...lines(before), ...questionLines(response), '', ...lines(after)];
}

/** What at the start of a line is a mark. */
const mark = /^\s*(?:$|<|\(|\[|s?=|or=|not=|\|\||>>|\{\{|---)/;

function textLines(element: MarkupElement): readonly string[] {
  const inside = innerXml(element);
  if (element.name === 'p' && element.attributes.size === 0 && !mark.test(inside)) return ['', inside];
  if (element.name === 'h3' && element.attributes.get('class') === 'hd hd-2 problem-header')
    return ['', inside, '==='];
  if (element.name === 'solution') return ['[explanation]', ...explanationLines(element), '[explanation]'];
  const [code, ...more] = childElements(element);
  if (element.name === 'pre' && code?.name === 'code' && more.length === 0)
    return [
      '[code]',
      code.content.map((node) => (typeof node === 'string' ? node : writeXml(node))).join(''),
      '[code]',
    ];
  return [writeXml(element)];
}

function explanationLines(solution: MarkupElement): readonly string[] {
  const [heading, ...said] = childElements(firstChild(solution, 'div') ?? solution);
  return heading === undefined
    ? []
    : said.flatMap((element) => textLines(element).filter((line) => line !== ''));
}
