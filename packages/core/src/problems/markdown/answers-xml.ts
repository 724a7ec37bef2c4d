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

/** A range with a hint is none to Open edX, which looks at the line as it stands. */
function numericalXml(first: string, further: readonly string[]): string | undefined {
  if (!isRange(first) && Number.isNaN(Number.parseFloat(first))) return undefined;
  const { text: answer, ...hint } = readHint(first);
  const [, exact, tolerance] = /^(.*?)\+-\s*(.*)$/.exec(answer) ?? [];
  const range = isRange(answer);
  const correct = hintXml('correcthint', { text: '', ...hint });
  return [
    `<numericalresponse answer="${range ? answer : (exact ?? answer).replaceAll(/\s+/g, '')}">`,
    ...(range || tolerance === undefined || tolerance === ''
      ? []
      : [`  <responseparam type="tolerance" default="${tolerance}" />`]),
    ...further.filter(isPlainNumber).flatMap(additionalXml),
    '  <formulaequationinput />',
    ...(correct === '' ? [] : [`  ${correct}`]),
    '</numericalresponse>',
  ].join('\n');
}

/** Other right numbers have neither range nor tolerance; what is anything else is left out. */
function isPlainNumber(line: string): boolean {
  const answer = readHint(line).text.replace(/^or=\s*/, '');
  return !Number.isNaN(Number.parseFloat(answer)) && !isRange(answer) && !answer.includes('+-');
}

function stringXml(first: string, further: readonly string[]): string {
  const { text, ...hint } = readHint(first);
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
