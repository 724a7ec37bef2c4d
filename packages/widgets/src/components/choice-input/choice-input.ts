import type { InputView } from '@coursewright/core';
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { prose } from '../../html/prose.ts';
import { answerTexts } from '../../inputs/answer.ts';
import { InputElement } from '../../inputs/input-element.ts';
import { choiceInputStyles } from './choice-input.styles.ts';

/**
 * Radio buttons or check boxes: `choicegroup`, `radiogroup`, `checkboxgroup`.
 *
 * @tagname cw-choice-input
 * @csspart input - Question, choices and result.
 * @csspart choice - One choice.
 */
export class CwChoiceInput extends InputElement {
  static override styles = [...InputElement.styles, choiceInputStyles];

  protected override fieldTemplate(input: InputView): TemplateResult {
    const several = input.multiple === true;
    const chosen = new Set(answerTexts(this.value));
    return html`<fieldset
      class=${input.inline === true ? 'inline' : ''}
      aria-describedby=${this.describedBy(input)}
      ?disabled=${this.disabled}
    >
      <legend class="prose">${prose(input.label === '' ? (this.fallbackLabel ?? '') : input.label)}</legend>
      ${this.descriptionsTemplate(input)}
      <div class="choices">
        ${(input.choices ?? []).map(
          ({ name, html: choice }) =>
            html`<label class="choice" part="choice">
              <input
                type=${several ? 'checkbox' : 'radio'}
                name="choice"
                .value=${name}
                .checked=${live(chosen.has(name))}
                @change=${(event: Event) => this.#choose(event, input)}
                @keydown=${several ? undefined : (event: KeyboardEvent) => this.submitOnEnter(event)}
              />
              <span class="prose">${prose(choice)}</span>
            </label>`,
        )}
      </div>
    </fieldset>`;
  }

  #choose({ currentTarget }: Event, { multiple, choices = [] }: InputView): void {
    if (!(currentTarget instanceof HTMLInputElement)) return;
    const { value: name, checked } = currentTarget;
    if (multiple !== true) {
      this.answer(name);
      return;
    }
    const chosen = new Set(answerTexts(this.value));
    if (checked) chosen.add(name);
    else chosen.delete(name);
    this.answer(choices.map((choice) => choice.name).filter((one) => chosen.has(one)));
  }
}
