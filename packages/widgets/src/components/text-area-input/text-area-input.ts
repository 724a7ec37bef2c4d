import type { InputView } from '@coursewright/core';
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { answerTexts, isEmpty } from '../../inputs/answer.ts';
import { InputElement } from '../../inputs/input-element.ts';
import { textAreaStyles } from '../../inputs/text-area.styles.ts';
import { codeEditorStyles } from './code-editor.styles.ts';
import type { CodeEditor, CodeEditorState } from './code-editor.ts';

/** Types whose answers a grader outside of the course engine judges. */
const gradedElsewhere: ReadonlySet<string> = new Set(['codeinput', 'filesubmission', 'matlabinput']);

/**
 * Lines of text: `textbox`, and the data of editors that are not built in (`schematic`, `crystallography`, `vsepr_input`,
 * `designprotein2dinput`, `editageneinput`, `matlabinput`, `codeinput`, `filesubmission`), kept whole.
 * Code gets line numbers and colours as soon as the editor for it is loaded; until then, and where it cannot be, a plain field.
 *
 * @tagname cw-text-area-input
 * @csspart input - Question, field and result.
 * @csspart field - The text field, or the editor in its place.
 */
export class CwTextAreaInput extends InputElement {
  static override styles = [
    ...InputElement.styles,
    textAreaStyles,
    codeEditorStyles,
    css`
      .note {
        color: var(--_soft);
        font-size: 0.9em;
        margin-block: 0 0.6em;
        max-inline-size: 46em;
      }
      .leaving {
        color: var(--_soft);
        font-size: 0.85em;
        margin-block: 0.4em 0;
      }
    `,
  ];

  #editor: CodeEditor | undefined;
  #asked = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#editor?.close();
    this.#editor = undefined;
    this.#asked = false;
    this.requestUpdate();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.input?.textArea?.code !== undefined && !this.#asked) void this.#openEditor();
    this.#editor?.update(this.#editorState());
  }

  override async collect(): Promise<void> {
    await super.collect();
    const text = this.#text();
    // What the author begins with is what the learner sees, and is sent as such when nothing is changed.
    if (isEmpty(this.value) && text !== '') this.answer(text);
  }

  protected override fieldTemplate(input: InputView): TemplateResult {
    if (input.hidden === true) return html``;
    const { rows, columns, code } = this.#area(input);
    const note = this.#note(input);
    return html`${this.labelTemplate(input, 'field')} ${this.descriptionsTemplate(input)}
      ${note === undefined ? nothing : html`<p id="note" class="note">${note}</p>`}
      ${
        this.#editor === undefined
          ? html`<textarea
              id="field"
              part="field"
              class=${code ? 'code' : ''}
              dir=${code ? 'ltr' : 'auto'}
              rows=${Math.min(rows, 24)}
              cols=${columns}
              spellcheck=${code ? 'false' : 'true'}
              autocapitalize=${code ? 'off' : 'sentences'}
              autocomplete="off"
              aria-describedby=${this.#described(input)}
              ?disabled=${this.disabled}
              .value=${live(this.#text())}
              @input=${({ currentTarget }: Event) => {
                if (currentTarget instanceof HTMLTextAreaElement) this.answer(currentTarget.value);
              }}
              @blur=${() => this.requestUpdate()}
            ></textarea>`
          : nothing
      }
      <div
        class="editor ${this.disabled ? 'closed' : ''}"
        part=${this.#editor === undefined ? nothing : 'field'}
        ?hidden=${this.#editor === undefined}
      ></div>
      ${
        this.#editor === undefined || this.disabled
          ? nothing
          : html`<p id="leaving" class="leaving">${this.words.term('codeLeave')}</p>`
      }`;
  }

  #area(input: InputView): { readonly rows: number; readonly columns: number; readonly code: boolean } {
    const { textArea } = input;
    if (textArea === undefined) return { rows: 6, columns: 60, code: true };
    return { rows: textArea.rows, columns: textArea.columns, code: textArea.code !== undefined };
  }

  /** While a learner is at work on it an emptied field stays empty. */
  #text(): string {
    const [text = ''] = answerTexts(this.value);
    const emptied = text === '' && this.value !== undefined && this.shadowRoot?.activeElement?.id === 'field';
    return text !== '' || emptied ? text : (this.input?.initialValue ?? '');
  }

  #editorState(): CodeEditorState {
    const { input, disabled } = this;
    return {
      text: this.#text(),
      readOnly: disabled,
      describedBy: input === undefined ? '' : this.#described(input),
    };
  }

  #described(input: InputView): string {
    const leaving = this.#editor === undefined ? '' : ' leaving';
    return `${this.describedBy(input)}${this.#note(input) === undefined ? '' : ' note'}${leaving}`;
  }

  /** Takes the place of the field, with what is typed, the focus and the selection. */
  async #openEditor(): Promise<void> {
    this.#asked = true;
    const loaded = await import('#code-editor').catch((cause: unknown) => {
      console.warn('coursewright: the editor for code could not be loaded', cause);
    });
    const parent = this.renderRoot.querySelector<HTMLElement>('.editor');
    const code = this.input?.textArea?.code;
    if (loaded === undefined || parent === null || code === undefined || !this.isConnected) return;
    const field = this.renderRoot.querySelector('textarea');
    const focused = field !== null && this.shadowRoot?.activeElement === field;
    const selection = { anchor: field?.selectionStart ?? 0, head: field?.selectionEnd ?? 0 };
    const leaving = (): string => this.words.term('codeLeaving');
    const changed = (text: string): void => this.answer(text);
    // By script, which a strict content security policy lets through.
    // Seen, so that it can be measured.
    parent.hidden = false;
    parent.style.setProperty('--_lines', String(Math.min(this.input?.textArea?.rows ?? 1, 16)));
    this.#editor = loaded.openCodeEditor({ parent, code, selection, leaving, changed }, this.#editorState());
    this.requestUpdate();
    await this.updateComplete;
    if (focused) this.#editor.focus();
  }

  #note({ type }: InputView): string | undefined {
    if (gradedElsewhere.has(type)) return this.words.term('textFormElsewhere');
    return type === 'textbox' ? undefined : this.words.term('textForm');
  }
}
