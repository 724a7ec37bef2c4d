import type { InputView } from '@coursewright/core';
import { css, html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { prose } from '../../html/prose.ts';
import { answerTexts } from '../../inputs/answer.ts';
import { InputElement } from '../../inputs/input-element.ts';

/**
 * A line of text: `textline`, and `formulaequationinput` with a hint on how formulas are written.
 *
 * @tagname cw-text-input
 * @csspart input - Question, field and result.
 * @csspart field - The text field.
 */
export class CwTextInput extends InputElement {
  static override styles = [
    ...InputElement.styles,
    css`
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5em;
      }
      input.sized {
        inline-size: auto;
      }
      details {
        margin-block-start: 0.4em;
        color: var(--_soft);
        font-size: 0.9em;
      }
      summary {
        cursor: pointer;
        inline-size: fit-content;
      }
      details p {
        margin-block: 0.3em 0;
        max-inline-size: 46em;
      }
    `,
  ];

  protected override fieldTemplate(input: InputView): TemplateResult {
    const value = answerTexts(this.value)[0] ?? '';
    if (input.hidden === true) return html``;
    const formula = input.type === 'formulaequationinput';
    const label = input.label === '' ? (this.fallbackLabel ?? '') : input.label;
    return html`<label class="label prose ${input.label === '' ? 'visually-hidden' : ''}" for="field"
        >${prose(label)}</label
      >
      ${this.descriptionsTemplate(input)}
      <div class="line">
        <input
          id="field"
          part="field"
          type="text"
          size=${ifDefined(input.size)}
          class=${input.size === undefined ? '' : 'sized'}
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          aria-describedby="${this.describedBy(input)}${input.trailingText === undefined ? '' : ' trailing'}"
          ?disabled=${this.disabled}
          .value=${live(value)}
          @input=${({ currentTarget }: Event) => {
            if (currentTarget instanceof HTMLInputElement) this.answer(currentTarget.value);
          }}
          @keydown=${(event: KeyboardEvent) => this.submitOnEnter(event)}
        />
        ${input.trailingText === undefined ? nothing : html`<span id="trailing">${input.trailingText}</span>`}
      </div>
      ${
        formula
          ? html`<details>
              <summary>${this.words.term('formulaHelp')}</summary>
              <p>${this.words.term('formulaHelpText')}</p>
            </details>`
          : nothing
      }`;
  }
}
