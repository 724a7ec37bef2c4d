import type { InputView, ProblemView } from '@coursewright/core';
import type { CwProblem } from '../components/problem/problem.ts';
import type { InputElement } from '../inputs/input-element.ts';
import type { fakeApi } from './fake-api.ts';
import { mount } from './mount.ts';
import { problemBlock, problemView, usageKey } from './sample-problem.ts';

export const inputKey = usageKey('problem', 'dice');

/** A problem with one input, as a learner meets it; its element is there once its code is loaded. */
export async function mountInput(
  api: ReturnType<typeof fakeApi>,
  input: InputView,
  more: Partial<ProblemView> & Partial<CwProblem> = {},
): Promise<InputElement> {
  const { lang, ...view } = more;
  api.block(problemBlock(problemView([input], view)));
  const taken = problemView([input], { ...view, state: 'submitted', attempts: { used: 1, allowed: 3 } });
  api.act(inputKey, 'submit', { result: {}, block: problemBlock(taken) });
  api.act(inputKey, 'save', { result: {}, block: problemBlock({ ...taken, state: 'saved' }) });
  const problem = await mount<CwProblem>('cw-problem', { block: inputKey, ...(lang && { lang }) });
  const element = problem.shadowRoot?.querySelector<InputElement>('cw-input > *');
  if (element == null) throw new Error('The problem has no input.');
  await customElements.whenDefined(element.localName);
  await element.updateComplete;
  return element;
}

/** What was sent for the input, and nothing else. */
export function sentAnswer(api: ReturnType<typeof fakeApi>, { id }: InputView): unknown {
  const body = api.sent('/submit').at(-1)?.body;
  if (typeof body !== 'object' || body === null || !('answers' in body)) return undefined;
  return Object.entries(body.answers ?? {}).find(([name]) => name === id)?.[1];
}

/** Takes the problems away and what was typed into them. */
export async function unmountInputs(api: ReturnType<typeof fakeApi>): Promise<void> {
  document.body.replaceChildren();
  const { keepDraft } = await import('../components/problem/drafts.ts');
  keepDraft(`https://courses.test ${inputKey}`, new Map());
  api.restore();
}
