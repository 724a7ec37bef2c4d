import { hintXml, readHint } from './markdown-hint.ts';

const radio = /^\s*\((.{0,3})\)\s*(.*)$/;

/** `( ) text`, `(x) text`; with `@` a choice stays in its place, with `!` the choices are shuffled. */
export function isRadioLine(line: string): boolean {
  return radio.test(line);
}

export function multipleChoiceXml(lines: readonly string[]): string {
  const choices = lines.map((line) => {
    const [, mark = '', value = ''] = radio.exec(line.trim()) ?? [];
    return { mark, value: readHint(value) };
  });
  const shuffle = choices.some(({ mark }) => mark.includes('!')) ? ' shuffle="true"' : '';
  const written = choices.map(({ mark, value }) => {
    const fixed = mark.includes('@') ? ' fixed="true"' : '';
    const hint = hintXml('choicehint', value);
    return `    <choice correct="${/x/i.test(mark)}"${fixed}>${value.text}${hint && ` ${hint}`}</choice>`;
  });
  return [
    '<multiplechoiceresponse>',
    `  <choicegroup type="MultipleChoice"${shuffle}>`,
    ...written,
    '  </choicegroup>',
    '</multiplechoiceresponse>',
  ].join('\n');
}

const box = /^\s*\[(.?)\]\s*(.*)$/;
const compound = /^\s*\{\{\s*\(\((.*?)\)\)(.*?)\}\}/;

/** `[ ] text`, `[x] text`, or a hint by itself, which belongs to check boxes. */
export function isCheckboxLine(line: string): boolean {
  return box.test(line) || /^\s*\{\{.*?\}\}/.test(line);
}

export function checkboxesXml(lines: readonly string[]): string {
  const choices: string[] = [];
  const compounds: string[] = [];
  for (const line of lines) {
    const [, names, said] = compound.exec(line) ?? [];
    if (names !== undefined) {
      compounds.push(`    <compoundhint value="${names.trim()}">${(said ?? '').trim()}</compoundhint>`);
      continue;
    }
    const [, mark = '', value] = box.exec(line) ?? [];
    choices.push(
      `    <choice correct="${mark.toLowerCase() === 'x'}">${withBothHints(value ?? line)}</choice>`,
    );
  }
  return [
    '<choiceresponse>',
    '  <checkboxgroup>',
    ...choices,
    ...compounds,
    '  </checkboxgroup>',
    '</choiceresponse>',
  ].join('\n');
}

/** `{{selected: …}, {unselected: …}}`, each by its first letter too; anything else in the brackets stays where an author sees it. */
function withBothHints(value: string): string {
  const { text, hint, label } = readHint(value);
  const inside = `{${label === undefined ? hint : `${label}::${hint}`}}`;
  const said = (pattern: RegExp): string | undefined => pattern.exec(inside)?.[1]?.trim();
  const hints = [
    [said(/\{\s*(?:s|selected):([^}]*)\}/i), 'true'],
    [said(/\{\s*(?:u|unselected):([^}]*)\}/i), 'false'],
  ] as const;
  const written = hints.flatMap(([body, selected]) =>
    body === undefined ? [] : [`\n      <choicehint selected="${selected}">${body}</choicehint>`],
  );
  return written.length === 0 ? value : text + written.join('');
}
