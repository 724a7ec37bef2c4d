import type { InputView } from '@coursewright/core';
import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { prose } from '../../html/prose.ts';
import { InputElement } from '../../inputs/input-element.ts';
import { textAreaStyles } from '../../inputs/text-area.styles.ts';
import { choiceInputStyles } from '../choice-input/choice-input.styles.ts';
import { readAnnotation, writeAnnotation, type AnnotationAnswer } from './annotation-answer.ts';

/**
 * A passage to comment on and to tag: `annotationinput`.
 *
 * @tagname cw-annotation-input
 * @csspart input - Passage, comment, tags and result.
 * @csspart passage - The author's passage.
 * @csspart field - The comment.
 * @csspart choice - One tag.
 */
export class CwAnnotationInput extends InputElement {
  static override styles = [
    ...InputElement.styles,
    textAreaStyles,
    choiceInputStyles,
    css`
      .exercise {
        display: grid;
        gap: 1em;
      }
      .title {
        font-weight: 650;
        font-size: 1.05em;
      }
      .passage {
        margin: 0;
        padding: 0.8em 1.1em;
        border-inline-start: 4px solid var(--_accent);
        border-radius: 3px var(--_radius) var(--_radius) 3px;
        background: var(--_sunken);
        max-block-size: 24em;
        overflow-y: auto;
      }
      .passage:dir(rtl) {
        border-radius: var(--_radius) 3px 3px var(--_radius);
      }
    `,
  ];

  protected override fieldTemplate(input: InputView): TemplateResult {
    const { annotation } = input;
    if (annotation === undefined) return html``;
    const given = readAnnotation(this.value);
    return html`<div
      class="exercise"
      role="group"
      aria-labelledby="title"
      aria-describedby=${this.describedBy(input)}
    >
      ${
        input.label === '' || annotation.title === ''
          ? nothing
          : html`<p class="label prose">${prose(input.label)}</p>`
      }
      <div id="title" class="title prose">${prose(annotation.title || this.labelOf(input))}</div>
      ${this.descriptionsTemplate(input)}
      <blockquote class="passage prose" part="passage" tabindex="0" aria-labelledby="title">
        ${prose(annotation.passage)}
      </blockquote>
      ${annotation.comment === '' ? nothing : html`<div class="prose">${prose(annotation.comment)}</div>`}
      <div>
        <label class="label prose" for="comment">${prose(annotation.commentPrompt)}</label>
        <textarea
          id="comment"
          part="field"
          rows="4"
          dir="auto"
          ?disabled=${this.disabled}
          .value=${live(given.comment)}
          @input=${({ currentTarget }: Event) => {
            if (currentTarget instanceof HTMLTextAreaElement)
              this.#say({ ...given, comment: currentTarget.value });
          }}
        ></textarea>
      </div>
      <fieldset ?disabled=${this.disabled}>
        <legend class="prose">${prose(annotation.tagPrompt)}</legend>
        <div class="choices">
          ${annotation.options.map(
            (option, index) =>
              html`<label class="choice" part="choice">
                <input
                  type="radio"
                  name="tag"
                  .checked=${live(given.options.includes(index))}
                  @change=${() => this.#say({ ...given, options: [index] })}
                  @keydown=${(event: KeyboardEvent) => this.submitOnEnter(event)}
                />
                <span>${option}</span>
              </label>`,
          )}
        </div>
      </fieldset>
    </div>`;
  }

  #say(answer: AnnotationAnswer): void {
    this.answer(writeAnnotation(answer));
  }
}
