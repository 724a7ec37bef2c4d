import type { InputResult, InputView } from '@coursewright/core';
import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { prose } from '../html/prose.ts';
import { Localize } from '../i18n/localize.ts';
import { proseStyles } from '../styles/prose.styles.ts';
import { tokenStyles } from '../styles/tokens.styles.ts';
import { isEmpty, type Answer } from './answer.ts';
import { inputStyles } from './input.styles.ts';
import { resultMark } from './result-mark.ts';

/** One input of a problem: its question, the control, and after a submission how it went. */
export abstract class InputElement extends LitElement {
  static override styles = [tokenStyles, proseStyles, inputStyles];
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override properties: PropertyDeclarations = {
    input: { attribute: false },
    value: { attribute: false },
    result: { attribute: false },
    shownAnswer: { attribute: false },
    fallbackLabel: { attribute: false },
    disabled: { type: Boolean },
    missing: { type: Boolean },
  };

  declare input: InputView | undefined;
  declare value: Answer | undefined;
  /** How the answer that is shown was graded; none while it is being changed. */
  declare result: InputResult | undefined;
  /** The correct answer, HTML, once it may be shown. */
  declare shownAnswer: string | undefined;
  /** Names an input whose author gave it no label. */
  declare fallbackLabel: string | undefined;
  declare disabled: boolean;
  /** Submitted without an answer. */
  declare missing: boolean;

  protected readonly words = new Localize(this);

  constructor() {
    super();
    this.disabled = false;
    this.missing = false;
  }

  /** The control, for what is there to be answered. */
  protected abstract fieldTemplate(input: InputView): TemplateResult;

  protected override render(): TemplateResult | typeof nothing {
    const { input } = this;
    if (input === undefined) return nothing;
    return html`<div dir="auto" class="input ${this.result?.correctness ?? ''}" part="input">
      ${this.fieldTemplate(input)} ${this.#outcomeTemplate()}
    </div>`;
  }

  #outcomeTemplate(): TemplateResult {
    const { result, shownAnswer, missing } = this;
    return html`<div id="outcome">
      ${
        missing && isEmpty(this.value)
          ? html`<p class="missing" part="missing">${this.words.term('answerMissing')}</p>`
          : nothing
      }
      ${result === undefined ? nothing : resultMark(this.words, result.correctness)}
      ${
        result?.message === undefined
          ? nothing
          : html`<div class="feedback prose" part="feedback">${prose(withoutMark(result.message))}</div>`
      }
      ${
        shownAnswer === undefined
          ? nothing
          : html`<div class="shown-answer" part="shown-answer">
              <strong>${this.words.term('correctAnswer')}</strong>
              <div class="prose">${prose(shownAnswer)}</div>
            </div>`
      }
    </div>`;
  }

  /** The question above a single control, for the eye only where the author gave one. */
  protected labelTemplate(input: InputView, control: string): TemplateResult {
    const unlabelled = input.label === '';
    return html`<label id="label" class="label prose ${unlabelled ? 'visually-hidden' : ''}" for=${control}
      >${prose(this.labelOf(input))}</label
    >`;
  }

  /** HTML. */
  protected labelOf(input: InputView): string {
    return input.label === '' ? (this.fallbackLabel ?? '') : input.label;
  }

  protected descriptionsTemplate(input: InputView): TemplateResult | typeof nothing {
    if (input.descriptions.length === 0) return nothing;
    return html`<div id="descriptions" class="descriptions prose">
      ${input.descriptions.map((description) => html`<p>${prose(description)}</p>`)}
    </div>`;
  }

  /** Ids of what describes the control. */
  protected describedBy(input: InputView): string {
    return input.descriptions.length === 0 ? 'outcome' : 'descriptions outcome';
  }

  /** Asked before answers are sent: an input that knows its answer only then fires `cw-answer` now. */
  collect(): Promise<void> {
    return Promise.resolve();
  }

  protected answer(value: Answer): void {
    this.value = value;
    this.dispatchEvent(new CustomEvent<Answer>('cw-answer', { detail: value, bubbles: true }));
  }

  /** Enter in a field submits, as in any form. */
  protected submitOnEnter(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('cw-submit', { bubbles: true }));
  }
}

/** Feedback begins with capa's own "Correct:" or "Incorrect:", in English, where its author gave no label: the mark says it. */
function withoutMark(message: string): string {
  return message.replace(/<span class="hint-label">(?:Correct|Incorrect): <\/span>/, '');
}
