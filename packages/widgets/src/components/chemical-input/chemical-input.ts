import type { InputView } from '@coursewright/core';
import { css, html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { answerTexts } from '../../inputs/answer.ts';
import { InputElement } from '../../inputs/input-element.ts';
import { chemicalParts } from './chemical-markup.ts';

/**
 * A chemical equation, shown as chemists write it while it is typed: `chemicalequationinput`.
 *
 * @tagname cw-chemical-input
 * @csspart input - Question, field and result.
 * @csspart field - The text field.
 * @csspart preview - The equation as it will be read.
 */
export class CwChemicalInput extends InputElement {
  static override styles = [
    ...InputElement.styles,
    css`
      .preview {
        min-block-size: 1.9em;
        margin-block-start: 0.45em;
        font-size: 1.15em;
        unicode-bidi: isolate;
      }
      .preview :is(sub, sup) {
        font-size: 0.72em;
        line-height: 0;
      }
      .help {
        color: var(--_soft);
        font-size: 0.9em;
        margin-block: 0;
      }
    `,
  ];

  protected override fieldTemplate(input: InputView): TemplateResult {
    const value = answerTexts(this.value)[0] ?? '';
    return html`${this.labelTemplate(input, 'field')} ${this.descriptionsTemplate(input)}
      <input
        id="field"
        part="field"
        type="text"
        dir="ltr"
        size=${ifDefined(input.size)}
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        aria-describedby="${this.describedBy(input)} help"
        ?disabled=${this.disabled}
        .value=${live(value)}
        @input=${({ currentTarget }: Event) => {
          if (currentTarget instanceof HTMLInputElement) this.answer(currentTarget.value);
        }}
        @keydown=${(event: KeyboardEvent) => this.submitOnEnter(event)}
      />
      <div class="preview" part="preview" dir="ltr" aria-hidden="true">
        ${chemicalParts(value).map(({ text, stands }) => {
          if (stands === 'sub') return html`<sub>${text}</sub>`;
          return stands === 'sup' ? html`<sup>${text}</sup>` : text;
        })}
      </div>
      <p id="help" class="help">${this.words.term('chemicalHelp')}</p>`;
  }
}
