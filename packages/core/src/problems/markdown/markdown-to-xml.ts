import { CoreError } from '../../shared/core-error.ts';
import { childElements, descendants, type MarkupElement } from '../markup/markup-element.ts';
import { readMarkup } from '../markup/read-markup.ts';
import { writeXml } from '../markup/write-xml.ts';
import { answersXml, isAnswerLine, isFurtherAnswerLine } from './answers-xml.ts';
import { checkboxesXml, isCheckboxLine, isRadioLine, multipleChoiceXml } from './choices-xml.ts';
import { dropdownXml } from './dropdown-xml.ts';
import { foldHints } from './markdown-hint.ts';

/**
 * A problem's XML from the markdown of Open edX's simple editor (`edit.js` of the old editor, whose output the new one still takes):
 * the order in which the marks are read is theirs, so that whatever two marks make of each other is the same too. Tags that an author
 * wrote stay as they are.
 */
export function markdownToXml(markdown: string): string {
  const parts = markdown
    .replaceAll('\r\n', '\n')
    .split(/\n\s*---\s*\n/)
    .filter((part) => part.trim() !== '')
    .map(partXml);
  const hints = parts.flatMap((part) => part.hints);
  const demand =
    hints.length === 0
      ? ''
      : `\n<demandhint>\n${hints.map((hint) => `  <hint>${hint}</hint>\n`).join('')}</demandhint>`;
  return `<problem>\n${parts.map(({ xml }) => xml.trim()).join('\n\n')}${demand}\n</problem>`;
}

interface Part {
  readonly xml: string;
  readonly hints: readonly string[];
}

/** What stands between two lines of `---`. */
function partXml(markdown: string): Part {
  const { text, hints } = withoutDemandHints(withLabels(withHeaders(markdown)));
  let xml = withDropdowns(foldHints(text));
  xml = withGroups(xml, isRadioLine, isRadioLine, multipleChoiceXml);
  xml = withGroups(xml, isCheckboxLine, isCheckboxLine, checkboxesXml);
  xml = withGroups(xml, isAnswerLine, isFurtherAnswerLine, answersXml, isEmpty);
  xml = xml
    .replaceAll(/\[explanation\]\n?([^\]]*)\[\/?explanation\]/gi, (_whole, said: string) => explanation(said))
    .replaceAll(
      /\[code\]\n?([^\]]*)\[\/?code\]/gi,
      (_whole, code: string) => `<pre><code>${code}</code></pre>`,
    );
  return { xml: aroundOneQuestion(withParagraphs(xml)), hints };
}

function withHeaders(markdown: string): string {
  return markdown
    .replaceAll(/^.*?$(?=\n==+$)/gm, (title) => `<h3 class="hd hd-2 problem-header">${title}</h3>`)
    .replaceAll(/\n^==+$/gm, '');
}

/** `|| hint ||` on a line of its own. */
function withoutDemandHints(markdown: string): { text: string; hints: readonly string[] } {
  const hints: string[] = [];
  const text = markdown.replaceAll(/^\s*\|\|.*?\|\|\s*$\n?/gm, (found) => {
    for (const line of found.split('\n')) {
      const [, hint] = /\|\|(.*?)\|\|/.exec(line) ?? [];
      if (hint !== undefined) hints.push(hint.trim());
    }
    return '';
  });
  return { text, hints };
}

/** `>>question||description<<`. */
function withLabels(markdown: string): string {
  return markdown.replaceAll(/>>([\s\S]+?)<</g, (_whole, said: string) => {
    const [question = '', description = ''] = said.split('||');
    const below = description === '' ? '' : `<description>${description}</description>\n`;
    return `<label>${question}</label>\n${below}`;
  });
}

function withDropdowns(markdown: string): string {
  return markdown.replaceAll(/\[\[([\s\S]+?)\]\]/g, (_whole, inside: string) => dropdownXml(inside));
}

function isBlank(line: string): boolean {
  return line.trim() === '';
}

function isEmpty(line: string): boolean {
  return line === '';
}

/** Lines that belong together, with nothing but such lines between them, as one question. */
function withGroups(
  text: string,
  begins: (line: string) => boolean,
  continues: (line: string) => boolean,
  write: (lines: readonly string[]) => string,
  between: (line: string) => boolean = isBlank,
): string {
  const written: string[] = [];
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (!begins(line)) {
      written.push(line);
      continue;
    }
    const group = [line];
    for (let next = at + 1; next < lines.length; next++) {
      const following = lines[next] ?? '';
      if (continues(following)) {
        group.push(following);
        at = next;
      } else if (!between(following)) break;
    }
    written.push(write(group), '');
  }
  return written.join('\n');
}

function explanation(said: string): string {
  return `<solution>\n<div class="detailed-solution">\nExplanation\n\n${said}\n</div>\n</solution>`;
}

/** Lines that no tag begins become paragraphs, but for what is inside of these elements. */
function withParagraphs(xml: string): string {
  let inside = false;
  const pieces = xml.split(/(<\/?(?:script|pre|label|description).*?>)/);
  const written = pieces.map((piece) => {
    if (/<(?:script|pre|label|description)/.test(piece)) inside = true;
    const wrapped = inside ? piece : piece.replaceAll(/^(?!\s*<|$).*$/gm, (line) => `<p>${line}</p>`);
    if (/<\/(?:script|pre|label|description)/.test(piece)) inside = false;
    return wrapped;
  });
  return written.join('').replaceAll('\n\n\n', '\n');
}

const questions: ReadonlySet<string> = new Set([
  'choiceresponse',
  'multiplechoiceresponse',
  'numericalresponse',
  'optionresponse',
  'stringresponse',
]);

/** Where there is one question, what stands before it goes in front of its input, and what stands behind it to its end. */
function aroundOneQuestion(xml: string): string {
  const root = readOrUndefined(`<prob>${xml}</prob>`);
  if (root === undefined) return xml;
  const [only, ...others] = [...descendants(root)].filter(({ name }) => questions.has(name));
  if (only === undefined || others.length > 0) return xml;
  const children = childElements(root);
  const at = children.findIndex(({ name }) => name === only.name);
  if (at === -1) return xml;
  const before = children.slice(0, at);
  const after = children.slice(at + 1);
  return writeXml({
    ...only,
    content: ['\n  ', ...lines(before), ...only.content, ...lines(after)],
  });
}

function lines(elements: readonly MarkupElement[]): (MarkupElement | string)[] {
  return elements.flatMap((element) => [element, '\n']);
}

/** Tags of an author that are not XML leave everything where it is, to be mended by hand. */
function readOrUndefined(xml: string): MarkupElement | undefined {
  try {
    return readMarkup(xml);
  } catch (error) {
    if (error instanceof CoreError) return undefined;
    throw error;
  }
}
