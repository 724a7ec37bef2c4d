import { hintXml, readHint } from './markdown-hint.ts';

/** `[[a, (b), c]]`, or an option a line with its hint; the right one is in brackets. */
export function dropdownXml(inside: string): string {
  const input = inside.includes('\n') ? optionElements(inside.split('\n')) : optionList(inside);
  return `\n<optionresponse>\n${input}\n</optionresponse>\n\n`;
}

/** An option in brackets is right wherever a comma or an end is on both sides. */
function optionList(inside: string): string {
  const options = inside.split(/,\s*/).map((option) => /^\s*\((.*?)\)\s*$/.exec(option)?.[1] ?? option);
  const correct = /(?:^|,)\s*\((.*?)\)\s*(?:,|$)/.exec(inside)?.[1] ?? '';
  const list = options.map((option) => `'${option}'`).join(',');
  return `  <optioninput options="(${list})" correct="${correct}"></optioninput>`;
}

function optionElements(lines: readonly string[]): string {
  const options = lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const read = readHint(line);
      const right = /^\s*\((.*)\)\s*$/.exec(read.text)?.[1];
      const hint = hintXml('optionhint', read);
      const correct = right === undefined ? 'False' : 'True';
      return `    <option correct="${correct}">${right ?? read.text}${hint && ` ${hint}`}</option>`;
    });
  return ['  <optioninput>', ...options, '  </optioninput>'].join('\n');
}
