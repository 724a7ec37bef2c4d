import type { InputResult, InputView, ProblemView } from '@coursewright/core';
import { authorFragment } from '../../html/author-fragment.ts';
import type { Answer } from '../../inputs/answer.ts';
import type { InputElement } from '../../inputs/input-element.ts';
import { inputViewTag } from '../../inputs/input-views.ts';

/** What the inputs of a problem show now. */
export interface ProblemBodyState {
  readonly view: Pick<ProblemView, 'html' | 'inputs' | 'shownAnswers'>;
  readonly values: Readonly<Record<string, Answer | undefined>>;
  readonly results: Readonly<Record<string, InputResult | undefined>>;
  readonly disabled: boolean;
  readonly missing: ReadonlySet<string>;
  readonly language: string;
  readonly words: { readonly explanation: string; inputNumber(number: number): string };
}

/** A problem's HTML with live inputs in their places; kept as long as the HTML is the same, so that nothing typed or focused is lost. */
export function problemBody(container: HTMLElement) {
  let shown: string | undefined;
  let inputs = new Map<string, InputElement>();

  const build = ({ view }: ProblemBodyState): void => {
    const fragment = authorFragment(view.html);
    const built = new Map<string, InputElement>();
    for (const place of fragment.querySelectorAll<HTMLElement>('cw-input')) {
      const input = view.inputs[place.dataset['input'] ?? ''];
      if (input === undefined) continue;
      const element = inputElement(input);
      built.set(input.id, element);
      place.append(element);
    }
    inputs = built;
    container.replaceChildren(fragment);
  };

  return {
    update(state: ProblemBodyState): void {
      const { view } = state;
      const wanted = withoutSignatures(view.html);
      if (wanted !== shown) build(state);
      shown = wanted;
      let number = 0;
      for (const [id, element] of inputs) {
        number += 1;
        element.lang = state.language;
        element.input = view.inputs[id];
        element.value = state.values[id];
        element.result = state.results[id];
        element.shownAnswer = view.shownAnswers?.[id];
        element.disabled = state.disabled;
        element.missing = state.missing.has(id);
        element.fallbackLabel = state.words.inputNumber(number);
      }
      showSolutions(container, state);
    },
    focusOn(id: string): void {
      inputs.get(id)?.focus();
    },
  };
}

function inputElement(input: InputView): InputElement {
  const element = document.createElement(inputViewTag(input.type));
  element.part.add('answer-input');
  element.classList.toggle('inline', input.inline === true && input.choices === undefined);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what defineInputView names has InputElement's properties
  return element as InputElement;
}

function showSolutions(container: HTMLElement, { view, words }: ProblemBodyState): void {
  for (const place of container.querySelectorAll<HTMLElement>('cw-solution')) {
    const solution = view.shownAnswers?.[place.dataset['solution'] ?? ''];
    place.hidden = solution === undefined;
    if (solution === undefined) place.replaceChildren();
    else if (place.childElementCount === 0) {
      const title = document.createElement('strong');
      title.textContent = words.explanation;
      place.append(title, authorFragment(solution));
    }
  }
}

/** The same picture under a newer signature is no other problem. */
function withoutSignatures(html: string): string {
  return html.replaceAll(/(\/files\/[^"?]*)\?[^"]*/g, '$1');
}
