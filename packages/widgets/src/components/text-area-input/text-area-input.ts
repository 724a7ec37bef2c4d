import type { InputView } from '@coursewright/core';
import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { answerTexts } from '../../inputs/answer.ts';
import { InputElement } from '../../inputs/input-element.ts';
import { textAreaStyles } from '../../inputs/text-area.styles.ts';

/** Types whose answers a grader outside of the course engine judges. */
const gradedElsewhere: ReadonlySet<string> = new Set(['codeinput', 'filesubmission', 'matlabinput']);

/**
 * Lines of text: `textbox`, and the data of editors that are not built in (`schematic`, `crystallography`, `vsepr_input`,
 * `designprotein2dinput`, `editageneinput`, `editamolecule`, `matlabinput`, `codeinput`, `filesubmission`), kept whole.
 *
 * @tagname cw-text-area-input
 * @csspart input - Question, field and result.
 * @csspart field - The text field.
 */
export class CwTextAreaInput extends InputElement {
  static override styles = [
    ...InputElement.styles,
    textAreaStyles,
    css`
      .note {
        color: var(--_soft);
        font-size: 0.9em;
        margin-block: 0 0.6em;
        max-inline-size: 46em;
      }
    `,
  ];

  protected override fieldTemplate(input: InputView): TemplateResult {
    const { rows, columns, code } = input.textArea ?? { rows: 6, columns: 60, code: true };
    const note = this.#note(input);
    return html`${this.labelTemplate(input, 'field')} ${this.descriptionsTemplate(input)}
      ${note === undefined ? nothing : html`<p id="note" class="note">${note}</p>`}
      <textarea
        id="field"
        part="field"
        class=${code === true ? 'code' : ''}
        dir=${code === true ? 'ltr' : 'auto'}
        rows=${Math.min(rows, 24)}
        cols=${columns}
        spellcheck=${code === true ? 'false' : 'true'}
        autocapitalize=${code === true ? 'off' : 'sentences'}
        autocomplete="off"
        aria-describedby="${this.describedBy(input)}${note === undefined ? '' : ' note'}"
        ?disabled=${this.disabled}
        .value=${live(answerTexts(this.value)[0] ?? '')}
        @input=${({ currentTarget }: Event) => {
          if (currentTarget instanceof HTMLTextAreaElement) this.answer(currentTarget.value);
        }}
      ></textarea>`;
  }

  #note({ type }: InputView): string | undefined {
    if (gradedElsewhere.has(type)) return this.words.term('textFormElsewhere');
    return type === 'textbox' ? undefined : this.words.term('textForm');
  }
}
