/** An answer's line with the feedback in curly brackets apart. */
export interface HintedText {
  readonly text: string;
  /** Empty where there is none. */
  readonly hint: string;
  /** undefined where the hint has none. */
  readonly label?: string;
}

/** Every hint on one line. */
export function foldHints(markdown: string): string {
  return markdown.replaceAll(/\{\{[\s\S]*?\}\}/g, (hint) => hint.replaceAll(/\r?\n[ \t]*/g, ' '));
}

/** `text {{label:: hint}}` in its parts; the text goes on behind the hint. */
export function readHint(line: string): HintedText {
  const found = /\s*\{\{(.*?)\}\}/.exec(line);
  if (found === null) return { text: line, hint: '' };
  const text = line.slice(0, found.index) + line.slice(found.index + found[0].length);
  const inside = (found[1] ?? '').trim();
  const at = inside.indexOf('::');
  if (at === -1) return { text, hint: inside };
  return { text, hint: inside.slice(at + 2).trim(), label: inside.slice(0, at).trim() };
}

/** The hint as an element; empty where there is none. */
export function hintXml(element: string, { hint, label }: HintedText, attributes = ''): string {
  if (hint === '') return '';
  const labelled = label === undefined ? '' : ` label="${label}"`;
  return `<${element}${attributes}${labelled}>${hint}</${element}>`;
}
