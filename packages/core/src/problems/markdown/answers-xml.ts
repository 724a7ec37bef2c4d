import { hintXml, readHint } from './markdown-hint.ts';

/** `= answer` or `s= text` begins a question of one field; what follows with `or=` and `not=` belongs to it. */
export function isAnswerLine(line: string): boolean {
  return /^s?=/.test(line);
}

export function isFurtherAnswerLine(line: string): boolean {
  return /^(?:or|not)=/.test(line);
}

/** A number, or a range in any brackets, makes a numerical question; `s=` and everything else a text. */
export function answersXml([first = '', ...further]: readonly string[]): string {
  const number = first.startsWith('=') ? numericalXml(first.replace(/^=\s*/, ''), further) : undefined;
  return number ?? stringXml(first.replace(/^s?=\s*/, ''), further);
}

function isRange(answer: string): boolean {
  return /^[[(].*[\])]$/.test(answer);
}

function numericalXml(first: string, further: readonly string[]): string | undefined {
  const { text: answer, ...hint } = readHint(first);
  const range = isRange(answer.trim());
  const [, exact, tolerance] = /^(.*?)\+-\s*(.*)$/.exec(answer) ?? [];
  const value = (exact ?? answer).replaceAll(/\s+/g, '');
  if (!range && Number.isNaN(Number.parseFloat(value))) return undefined;
  const correct = hintXml('correcthint', { text: '', ...hint });
  return [
    `<numericalresponse answer="${range ? answer.trim() : value}">`,
    ...(range || tolerance === undefined || tolerance === ''
      ? []
      : [`  <responseparam type="tolerance" default="${tolerance}" />`]),
    ...further.flatMap(additionalXml),
    '  <formulaequationinput />',
    ...(correct === '' ? [] : [`  ${correct}`]),
    '</numericalresponse>',
  ].join('\n');
}

function stringXml(first: string, further: readonly string[]): string {
  const { text: said, ...hint } = readHint(first);
  const text = said.trim();
  const pattern = text.startsWith('|');
  const correct = hintXml('correcthint', { text: '', ...hint });
  return [
    `<stringresponse answer="${pattern ? text.slice(1).trim() : text}" type="${pattern ? 'ci regexp' : 'ci'}" >`,
    ...(correct === '' ? [] : [`  ${correct}`]),
    ...further.flatMap((line) => (line.startsWith('not=') ? [wrongXml(line)] : additionalXml(line))),
    '  <textline size="20"/>',
    '</stringresponse>',
  ].join('\n');
}

function additionalXml(line: string): string[] {
  const read = readHint(line);
  const [, answer] = /^or=\s*(.*)/.exec(read.text) ?? [];
  if (answer === undefined) return [];
  return [`  <additional_answer answer="${answer}">${hintXml('correcthint', read)}</additional_answer>`];
}

function wrongXml(line: string): string {
  const { text, hint, label } = readHint(line);
  const labelled = label === undefined ? '' : ` label="${label}"`;
  return `  <stringequalhint answer="${text.replace(/^not=\s*/, '')}"${labelled}>${hint}</stringequalhint>`;
}
