import type { InputView } from '@coursewright/core';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { answerTexts, isEmpty } from '../../inputs/answer.ts';
import { InputElement } from '../../inputs/input-element.ts';

/**
 * A line of text: `textline`; a line of maths and `formulaequationinput` with a preview and a hint on how formulas are written.
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
      cw-formula-preview {
        display: block;
        min-block-size: 2.4em;
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

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const preview = this.renderRoot.querySelector('cw-formula-preview:not(:defined)');
    // A preview is a comfort: without it the field works as well.
    if (preview !== null && !isEmpty(this.value)) void import('#more-inputs').catch(() => undefined);
  }

  protected override fieldTemplate(input: InputView): TemplateResult {
    const value = answerTexts(this.value)[0] ?? '';
    if (input.hidden === true) return html``;
    const formula = input.type === 'formulaequationinput' || input.maths !== undefined;
    return html`${this.labelTemplate(input, 'field')} ${this.descriptionsTemplate(input)}
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
          dir=${formula ? 'ltr' : nothing}
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
          ? html`${input.inline === true ? nothing : html`<cw-formula-preview .formula=${value} .maths=${input.maths}></cw-formula-preview>`}
              <details>
                <summary>${this.words.term('formulaHelp')}</summary>
                <p>${this.words.term('formulaHelpText')}</p>
              </details>`
          : nothing
      }`;
  }
}
