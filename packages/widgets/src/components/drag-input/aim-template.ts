import { html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '../../i18n/localize.ts';
import type { NamedPlace } from './named-places.ts';
import type { Place } from './placements.ts';

/** Where a picked thing is to go: a list of places, or two numbers in a picture without targets. */
export function aimTemplate(
  words: Localize,
  aim: {
    readonly thing: string;
    readonly places: readonly NamedPlace[];
    /** The picture's size, where a thing may go anywhere. */
    readonly free: { readonly width: number; readonly height: number } | undefined;
    readonly placed: boolean;
    put(place: Place): void;
    back(): void;
    cancel(): void;
  },
): TemplateResult {
  return html`<div class="aim" role="group" aria-label=${words.term('dragWhere', aim.thing)}>
    ${aim.free === undefined ? listTemplate(words, aim) : numbersTemplate(words, aim.free, aim.put, aim.thing)}
    ${aim.placed ? html`<button type="button" @click=${aim.back}>${words.term('dragBack')}</button>` : nothing}
    <button type="button" class="link" @click=${aim.cancel}>${words.term('cancel')}</button>
  </div>`;
}

/** A place is taken with the button and not when it is chosen: the arrow keys choose one after another. */
function listTemplate(
  words: Localize,
  { thing, places, put }: { thing: string; places: readonly NamedPlace[]; put(place: Place): void },
): TemplateResult {
  const choose = (button: EventTarget | null): void => {
    const select = button instanceof Element ? button.closest('.aim')?.querySelector('select') : undefined;
    const chosen = select?.value ? places[Number(select.value)] : undefined;
    if (chosen === undefined) select?.focus();
    else put(chosen.place);
  };
  return html`<label
      >${words.term('dragWhere', thing)}
      <select>
        <option value="">${words.term('dragChoose')}</option>
        ${places.map(({ name }, index) => html`<option value=${index}>${name}</option>`)}
      </select>
    </label>
    <button type="button" @click=${({ currentTarget }: Event) => choose(currentTarget)}>
      ${words.term('dragPutHere')}
    </button>`;
}

function numbersTemplate(
  words: Localize,
  { width, height }: { readonly width: number; readonly height: number },
  put: (place: Place) => void,
  thing: string,
): TemplateResult {
  const place = (field: EventTarget | null): void => {
    const fields =
      field instanceof Element
        ? (field.closest('.aim')?.querySelectorAll<HTMLInputElement>('input') ?? [])
        : [];
    const [x, y] = [...fields].map(({ value }) => (/^\s*\d+\s*$/.test(value) ? Number(value) : undefined));
    if (x !== undefined && y !== undefined) put([Math.min(x, width), Math.min(y, height)]);
  };
  const number = (label: string): TemplateResult =>
    html`<label
      >${label}
      <input
        type="text"
        inputmode="numeric"
        dir="ltr"
        autocomplete="off"
        @keydown=${(event: KeyboardEvent) => {
          if (event.key !== 'Enter' || event.isComposing) return;
          event.preventDefault();
          place(event.currentTarget);
        }}
      />
    </label>`;
  return html`<span>${words.term('dragWhere', thing)}</span>
    ${number(words.term('pointAcross'))} ${number(words.term('pointDown'))}
    <button type="button" @click=${({ currentTarget }: Event) => place(currentTarget)}>
      ${words.term('dragPutHere')}
    </button>`;
}
