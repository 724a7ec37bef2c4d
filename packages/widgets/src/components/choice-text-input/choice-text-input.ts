import type { ChoiceView, InputView } from '@coursewright/core';
import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { authorText } from '../../html/author-text.ts';
import { prose } from '../../html/prose.ts';
import { InputElement } from '../../inputs/input-element.ts';
import { choiceInputStyles } from '../choice-input/choice-input.styles.ts';

/**
 * Choices with numbers to fill in: `radiotextgroup`, `checkboxtextgroup`. Who types a number has chosen its choice.
 *
 * @tagname cw-choice-text-input
 * @csspart input - Question, choices and result.
 * @csspart choice - One choice.
 * @csspart field - A number's field.
 */
export class CwChoiceTextInput extends InputElement {
  static override styles = [
    ...InputElement.styles,
    choiceInputStyles,
    css`
      .choice > .prose {
        line-height: 2.6;
      }
      cw-field {
        display: inline-block;
        margin-inline: 0.25em;
      }
      .choice cw-field input {
        all: unset;
        box-sizing: border-box;
        inline-size: 6.5em;
        min-block-size: 2.4em;
        line-height: 1.4;
        padding: 0.25em 0.6em;
        border: 1.5px solid var(--_strong-line);
        border-radius: 8px;
        background: var(--_surface);
        cursor: text;
      }
      .choice cw-field input:focus-visible {
        outline: 3px solid var(--_focus);
        outline-offset: 1px;
      }
      .choice:has(cw-field :focus-visible) {
        outline: none;
      }
      .choice > input {
        margin-block-start: 0.85em;
      }
    `,
  ];

  /** Numbers by field, those beside choices that are not taken too: who changes a choice back finds them again. */
  readonly #numbers = new Map<string, string>();

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!changed.has('value')) return;
    if (this.#given.size === 0) this.#numbers.clear();
    const fields = new Set((this.input?.choices ?? []).flatMap((choice) => choice.fields ?? []));
    for (const [name, text] of this.#given) if (fields.has(name)) this.#numbers.set(name, text);
  }

  protected override fieldTemplate(input: InputView): TemplateResult {
    const given = this.#given;
    return html`<fieldset aria-describedby=${this.describedBy(input)} ?disabled=${this.disabled}>
      <legend class="prose">${prose(this.labelOf(input))}</legend>
      ${this.descriptionsTemplate(input)}
      <div class="choices">
        ${(input.choices ?? []).map((choice, index) => this.#choiceTemplate(input, choice, index, given.has(choice.name)))}
      </div>
    </fieldset>`;
  }

  /** No label around it all: fields within a label would be its business too. */
  #choiceTemplate(input: InputView, choice: ChoiceView, index: number, chosen: boolean): TemplateResult {
    const several = input.multiple === true;
    return html`<div
      class="choice"
      part="choice"
      @click=${({ target, currentTarget }: Event) => {
        if (target instanceof HTMLInputElement || !(currentTarget instanceof HTMLElement) || this.disabled)
          return;
        currentTarget.querySelector<HTMLInputElement>(':scope > input')?.click();
      }}
    >
      <input
        type=${several ? 'checkbox' : 'radio'}
        name="choice"
        aria-label=${spokenChoice(choice)}
        .checked=${live(chosen)}
        @change=${({ currentTarget }: Event) => {
          if (currentTarget instanceof HTMLInputElement)
            this.#choose(input, choice.name, currentTarget.checked);
        }}
        @keydown=${several ? undefined : (event: KeyboardEvent) => this.submitOnEnter(event)}
      />
      <span class="prose" data-choice=${index}>${prose(choice.html)}</span>
    </div>`;
  }

  protected override updated(): void {
    const { input } = this;
    for (const [index, choice] of (input?.choices ?? []).entries()) {
      const places = this.renderRoot.querySelectorAll<HTMLElement>(`[data-choice="${index}"] cw-field`);
      for (const [place, element] of places.entries()) this.#fill(element, choice, place);
    }
  }

  #fill(place: HTMLElement, choice: ChoiceView, index: number): void {
    const name = place.dataset['field'] ?? '';
    let field = place.querySelector('input');
    if (field === null) {
      field = document.createElement('input');
      field.type = 'text';
      field.part.add('field');
      field.autocomplete = 'off';
      field.dir = 'ltr';
      field.addEventListener('input', ({ currentTarget }) => {
        if (currentTarget instanceof HTMLInputElement) this.#type(choice, name, currentTarget.value);
      });
      field.addEventListener('keydown', (event) => this.submitOnEnter(event));
      place.append(field);
    }
    field.ariaLabel = this.words.term('fieldOf', index + 1, choice.fields?.length ?? 1, spokenChoice(choice));
    field.disabled = this.disabled;
    const text = this.#numbers.get(name) ?? '';
    if (field.value !== text) field.value = text;
  }

  get #given(): ReadonlyMap<string, string> {
    return new Map(
      typeof this.value === 'object' && !Array.isArray(this.value) ? Object.entries(this.value) : [],
    );
  }

  #chosen(input: InputView): ReadonlySet<string> {
    const given = this.#given;
    return new Set((input.choices ?? []).map(({ name }) => name).filter((name) => given.has(name)));
  }

  #choose(input: InputView, name: string, on: boolean): void {
    const chosen = new Set(input.multiple === true ? this.#chosen(input) : []);
    if (on) chosen.add(name);
    else chosen.delete(name);
    this.#tell(input, chosen);
  }

  #type(choice: ChoiceView, field: string, text: string): void {
    const { input } = this;
    if (input === undefined) return;
    this.#numbers.set(field, text);
    const chosen = input.multiple === true ? this.#chosen(input) : [];
    this.#tell(input, new Set([...chosen, choice.name]));
  }

  /** A member for each choice that is taken, and for each number beside it. */
  #tell(input: InputView, chosen: ReadonlySet<string>): void {
    const taken = (input.choices ?? []).filter(({ name }) => chosen.has(name));
    const fields = taken.flatMap(({ name, fields: numbers = [] }) => [
      [name, name] as const,
      ...numbers.map((number) => [number, this.#numbers.get(number) ?? ''] as const),
    ]);
    this.answer(Object.fromEntries(fields));
  }
}

/** A choice without its fields: `… euros`. */
function spokenChoice({ html: choice }: ChoiceView): string {
  return authorText(choice.replaceAll(/<cw-field[^>]*><\/cw-field>/g, ' … '));
}
