import type { InputResult, InputView, ProblemView } from '@coursewright/core';
import { authorFragment } from '../../html/author-fragment.ts';
import type { Answer } from '../../inputs/answer.ts';
import type { InputElement } from '../../inputs/input-element.ts';
import { createInputView } from '../../inputs/input-views.ts';

/** What the inputs of a problem show now; plain data, so that it can be sent into a frame. */
export interface ProblemBodyState {
  readonly view: Pick<ProblemView, 'inputs' | 'shownAnswers'>;
  readonly values: Readonly<Record<string, Answer | undefined>>;
  readonly results: Readonly<Record<string, InputResult | undefined>>;
  readonly disabled: boolean;
  readonly missing: readonly string[];
  readonly language: string;
  /** Names of inputs whose author gave them none, by id. */
  readonly fallbackLabels: Readonly<Record<string, string>>;
  readonly explanation: string;
}

/** A problem's content with live inputs in their places, wherever it is shown. */
export interface ProblemBody {
  update(state: ProblemBodyState): void;
  focusOn(id: string): void;
  /** Inputs that know their answers only when asked have fired `cw-answer` then. */
  collect(): Promise<void>;
}

/** Fills the places of inputs and solutions that are in `container`, once; then keeps them up to date. */
export function problemBody(container: ParentNode): ProblemBody {
  const inputs = new Map<string, InputElement>();

  const fill = (views: Readonly<Record<string, InputView>>): void => {
    for (const place of container.querySelectorAll<HTMLElement>('cw-input')) {
      const input = views[place.dataset['input'] ?? ''];
      if (input === undefined || inputs.has(input.id)) continue;
      const element = inputElement(input);
      inputs.set(input.id, element);
      place.append(element);
    }
  };

  return {
    update(state): void {
      fill(state.view.inputs);
      for (const [id, element] of inputs) {
        element.lang = state.language;
        element.input = state.view.inputs[id];
        element.value = state.values[id];
        element.result = state.results[id];
        element.shownAnswer = state.view.shownAnswers?.[id];
        element.disabled = state.disabled;
        element.missing = state.missing.includes(id);
        element.fallbackLabel = state.fallbackLabels[id];
      }
      showSolutions(container, state);
    },
    focusOn(id): void {
      inputs.get(id)?.focus();
    },
    async collect(): Promise<void> {
      // One that has not been loaded yet has nothing to tell.
      await Promise.all([...inputs.values()].map((element) => element.collect?.()));
    },
  };
}

function inputElement(input: InputView): InputElement {
  const element = createInputView(input.type);
  element.part.add('answer-input');
  element.classList.toggle('inline', input.inline === true && input.choices === undefined);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what defineInputView names has InputElement's properties
  return element as InputElement;
}

function showSolutions(container: ParentNode, { view, explanation }: ProblemBodyState): void {
  for (const place of container.querySelectorAll<HTMLElement>('cw-solution')) {
    const solution = view.shownAnswers?.[place.dataset['solution'] ?? ''];
    place.hidden = solution === undefined;
    if (solution === undefined) place.replaceChildren();
    else if (place.childElementCount === 0) {
      const title = document.createElement('strong');
      title.textContent = explanation;
      place.append(title, withoutTitle(authorFragment(solution)));
    }
  }
}

/** Studio's template begins with a line "Explanation", which is said above in the learner's language. */
function withoutTitle(solution: DocumentFragment): DocumentFragment {
  const first = solution.querySelector('.detailed-solution > :first-child');
  if (first?.textContent.trim().toLowerCase() === 'explanation') first.remove();
  return solution;
}
