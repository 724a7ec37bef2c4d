import type { MarkupElement } from '../markup/markup-element.ts';

/** What tells the answer, or is told only after one: never in what a learner's page is sent beforehand. */
const neverShown = new Set([
  'additional_answer',
  'answer',
  'choicehint',
  'codeparam',
  'compoundhint',
  'correcthint',
  'demandhint',
  'formulahint',
  'hint',
  'hintgroup',
  'hintpart',
  'numericalhint',
  'openendedparam',
  'openendedrubric',
  'optionhint',
  'regexphint',
  'responseparam',
  'solution',
  'solutionset',
  'stringequalhint',
  'stringhint',
  'targetedfeedback',
  'targetedfeedbackset',
]);

/** Leaves out keys, hints, feedback and the author's script. */
export function keepOut(element: MarkupElement): '' | undefined {
  if (neverShown.has(element.name)) return '';
  const script = element.name === 'script' && !/javascript/.test(element.attributes.get('type') ?? '');
  return script ? '' : undefined;
}
