import type { InputView } from '@coursewright/core';
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { authorText } from '../../html/author-text.ts';
import { prose } from '../../html/prose.ts';
import { InputElement } from '../../inputs/input-element.ts';

/**
 * A drop-down list: `optioninput`.
 *
 * @tagname cw-option-input
 * @csspart input - Question, list and result.
 * @csspart field - The list.
 */
export class CwOptionInput extends InputElement {
  protected override fieldTemplate(input: InputView): TemplateResult {
    const value = typeof this.value === 'string' ? this.value : '';
    const label = input.label === '' ? (this.fallbackLabel ?? '') : input.label;
    return html`<label class="label prose ${input.label === '' ? 'visually-hidden' : ''}" for="field"
        >${prose(label)}</label
      >
      ${this.descriptionsTemplate(input)}
      <select
        id="field"
        part="field"
        aria-describedby=${this.describedBy(input)}
        ?disabled=${this.disabled}
        @change=${({ currentTarget }: Event) => {
          if (currentTarget instanceof HTMLSelectElement) this.answer(currentTarget.value);
        }}
      >
        <option value="" .selected=${live(value === '')}>${this.words.term('chooseOption')}</option>
        ${(input.choices ?? []).map(
          ({ name, html: text }) =>
            html`<option .value=${name} .selected=${live(name === value)}>${authorText(text)}</option>`,
        )}
      </select>`;
  }
}
