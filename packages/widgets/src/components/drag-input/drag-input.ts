import type { DragAndDropView, DraggableView, InputView, TargetView } from '@coursewright/core';
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { prose } from '../../html/prose.ts';
import { InputElement } from '../../inputs/input-element.ts';
import { pointAt } from '../../inputs/point.ts';
import { buttonStyles } from '../../styles/button.styles.ts';
import { aimTemplate } from './aim-template.ts';
import { dragInputStyles } from './drag-input.styles.ts';
import { followPointer } from './follow-pointer.ts';
import { namedPlaces, nameOf, placeName } from './named-places.ts';
import {
  isPoint,
  left,
  put,
  readPlacements,
  same,
  samePlace,
  take,
  writePlacements,
  type Place,
  type Placement,
} from './placements.ts';

/** A thing that is to go somewhere; `from` where it is, if it is somewhere. */
interface Picked {
  readonly draggable: string;
  readonly from: Placement | undefined;
}

/**
 * Things that are put on a picture: `drag_and_drop_input`. By dragging; or a thing is picked, by click, tap or key, and then
 * its place, in the picture or from a list.
 *
 * @tagname cw-drag-input
 * @csspart input - Question, picture, things and result.
 * @csspart picture - The picture.
 * @csspart thing - A thing, on offer or in its place.
 */
export class CwDragInput extends InputElement {
  static override styles = [buttonStyles, ...InputElement.styles, dragInputStyles];
  static override properties: PropertyDeclarations = {
    ...InputElement.properties,
    picked: { state: true },
    size: { state: true },
    zoom: { state: true },
    told: { state: true },
  };

  declare private picked: Picked | undefined;
  /** The picture's own size, in pixels. */
  declare private size: { readonly width: number; readonly height: number } | undefined;
  /** How large it is shown; 1 = its own size. */
  declare private zoom: number;
  /** What was done last, for screen readers. */
  declare private told: string;

  readonly #picture = createRef<HTMLImageElement>();
  readonly #resized = new ResizeObserver(() => this.#measure());

  constructor() {
    super();
    this.zoom = 1;
    this.told = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  protected override fieldTemplate(input: InputView): TemplateResult {
    const view = input.dragAndDrop;
    if (view === undefined) return html``;
    const placements = readPlacements(this.value);
    const offered = left(placements, view);
    const aiming = this.picked !== undefined && !this.disabled;
    return html`<fieldset aria-describedby="${this.describedBy(input)} help" ?disabled=${this.disabled}>
      <legend class="prose ${input.label === '' ? 'visually-hidden' : ''}">
        ${prose(this.labelOf(input))}
      </legend>
      ${this.descriptionsTemplate(input)}
      <p id="help" class="help">${this.words.term('dragHelp')}</p>
      <div
        class="board ${view.outlined ? 'outlined' : ''} ${aiming ? 'aiming' : ''}"
        .style=${`--_zoom: ${this.zoom}`}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key === 'Escape' && this.picked !== undefined) this.#pick(undefined);
        }}
      >
        <div class="stage" dir="ltr" @click=${(event: MouseEvent) => this.#onStage(event, view)}>
          <img
            part="picture"
            src=${view.src}
            alt=${view.alt === '' ? this.words.term('dragPicture') : view.alt}
            draggable="false"
            @load=${this.#onLoad}
            ${ref(this.#picture)}
          />
          ${this.size === undefined ? nothing : this.#placedTemplate(view, placements)}
        </div>
        <ul class="tray" aria-label=${this.words.term('dragTray')}>
          ${
            offered.length === 0
              ? html`<li><p class="quiet">${this.words.term('dragAllPlaced')}</p></li>`
              : offered.map((draggable) => html`<li>${this.#thingTemplate(view, draggable, undefined)}</li>`)
          }
        </ul>
        ${aiming ? this.#aimTemplate(view, placements) : nothing}
      </div>
      <p class="visually-hidden" aria-live="polite">${this.told}</p>
    </fieldset>`;
  }

  #placedTemplate(view: DragAndDropView, placements: readonly Placement[]): unknown {
    if (view.targets.length > 0)
      return view.targets.map((target) =>
        this.#targetTemplate(view, target, target.id, placements, this.size),
      );
    return placements.map((placement) => {
      if (!isPoint(placement.place) || this.size === undefined) return nothing;
      const [x, y] = placement.place;
      const where = `left: ${(x / this.size.width) * 100}%; top: ${(y / this.size.height) * 100}%`;
      return html`<div class="at" .style=${where}>
        <div class="held free">${this.#heldTemplate(view, placement, placements)}</div>
      </div>`;
    });
  }

  /** A target in the picture, or on a thing: then `size` is undefined, and its pixels are the thing's. */
  #targetTemplate(
    view: DragAndDropView,
    { x, y, w, h }: TargetView,
    place: Place,
    placements: readonly Placement[],
    size: { readonly width: number; readonly height: number } | undefined,
  ): TemplateResult {
    const length = (pixels: number, whole: number | undefined): string =>
      whole === undefined ? `${pixels}px` : `${(pixels / whole) * 100}%`;
    const where = [
      `left: ${length(x, size?.width)}; top: ${length(y, size?.height)}`,
      `width: ${length(w, size?.width)}; height: ${length(h, size?.height)}`,
    ].join('; ');
    const here = placements.filter((placement) => samePlace(placement.place, place));
    const { picked } = this;
    const label = placeName(this.words, view, place, here);
    return html`<div class="target" .style=${where}>
      ${
        picked === undefined
          ? html`<div class="zone"></div>`
          : html`<button
              type="button"
              class="zone"
              aria-label=${label}
              data-place=${JSON.stringify(place)}
              @click=${() => this.#put(view, picked, place)}
            >
              ${typeof place === 'string' && here.length === 0 ? view.targets.findIndex(({ id }) => id === place) + 1 : nothing}
            </button>`
      }
      <div class="held ${size === undefined ? 'inner' : ''}">
        ${here.map((placement) => this.#heldTemplate(view, placement, placements))}
      </div>
    </div>`;
  }

  /** A thing where it was put, with the targets that it has itself. */
  #heldTemplate(view: DragAndDropView, placement: Placement, placements: readonly Placement[]): unknown {
    const draggable = view.draggables.find(({ id }) => id === placement.draggable);
    if (draggable === undefined) return nothing;
    return html`<div class="on">
      ${this.#thingTemplate(view, draggable, placement)}
      ${(draggable.fields ?? []).map((field) =>
        this.#targetTemplate(view, field, { field: field.id, on: placement }, placements, undefined),
      )}
    </div>`;
  }

  #thingTemplate(
    view: DragAndDropView,
    draggable: DraggableView,
    from: Placement | undefined,
  ): TemplateResult {
    const { picked, words } = this;
    const isPicked =
      picked?.draggable === draggable.id &&
      (from === undefined ? picked.from === undefined : picked.from !== undefined && same(picked.from, from));
    const name = nameOf(words, view, draggable);
    const label =
      from === undefined ? name : words.term('dragThingAt', name, placeName(words, view, from.place));
    const thing: Picked = { draggable: draggable.id, from };
    return html`<button
      type="button"
      part="thing"
      class="thing ${isPicked ? 'picked' : ''} ${draggable.icon === undefined ? '' : 'pictured'}"
      aria-label=${label}
      aria-pressed=${isPicked}
      ?disabled=${this.disabled}
      @click=${(event: Event) => {
        event.stopPropagation();
        this.#pick(isPicked ? undefined : thing);
      }}
      @pointerdown=${(event: PointerEvent) => this.#drag(event, view, thing)}
    >
      ${draggable.icon === undefined ? nothing : html`<img src=${draggable.icon} alt="" draggable="false" />`}
      ${draggable.label === '' ? nothing : html`<span class="caption">${prose(escaped(draggable.label))}</span>`}
    </button>`;
  }

  #aimTemplate(view: DragAndDropView, placements: readonly Placement[]): unknown {
    const { picked, words } = this;
    const draggable = view.draggables.find(({ id }) => id === picked?.draggable);
    if (picked === undefined || draggable === undefined) return nothing;
    const places = namedPlaces(words, view, placements).filter(
      ({ place }) => picked.from === undefined || !samePlace(place, picked.from.place),
    );
    return aimTemplate(words, {
      thing: nameOf(words, view, draggable),
      places,
      free: view.targets.length === 0 ? this.size : undefined,
      placed: picked.from !== undefined,
      put: (place) => this.#put(view, picked, place),
      back: () => this.#takeBack(view, picked),
      cancel: () => this.#pick(undefined),
    });
  }

  #pick(picked: Picked | undefined): void {
    if (this.disabled) return;
    const before = this.picked;
    this.picked = picked;
    if (picked !== undefined || before !== undefined) void this.#goOn();
  }

  /** By keyboard the next thing to do is to choose a place, and then the next thing. */
  async #goOn(): Promise<void> {
    await this.updateComplete;
    const next = this.picked === undefined ? '.tray .thing' : '.aim select, .aim input';
    this.renderRoot.querySelector<HTMLElement>(next)?.focus({ preventScroll: true });
  }

  #put(view: DragAndDropView, { draggable, from }: Picked, place: Place): void {
    const placements = put(readPlacements(this.value), { draggable, place }, from, view);
    this.#tell('dragPut', view, draggable, place);
    this.#pick(undefined);
    this.answer(writePlacements(placements));
  }

  #takeBack(view: DragAndDropView, { draggable, from }: Picked): void {
    if (from === undefined) return;
    this.#tell('dragTaken', view, draggable, from.place);
    this.#pick(undefined);
    this.answer(writePlacements(take(readPlacements(this.value), from)));
  }

  #tell(what: 'dragPut' | 'dragTaken', view: DragAndDropView, id: string, place: Place): void {
    const draggable = view.draggables.find((one) => one.id === id);
    if (draggable === undefined) return;
    const name = nameOf(this.words, view, draggable);
    this.told =
      what === 'dragPut'
        ? this.words.term('dragPut', name, placeName(this.words, view, place))
        : this.words.term('dragTaken', name);
  }

  #drag(event: PointerEvent, view: DragAndDropView, thing: Picked): void {
    if (this.disabled || !(event.currentTarget instanceof HTMLElement)) return;
    followPointer(event, event.currentTarget, {
      start: () => {
        // Targets take what is dropped only while something is under way.
        this.picked = thing;
      },
      drop: (at) => this.#drop(at, view, thing),
    });
  }

  #drop(
    at: { readonly clientX: number; readonly clientY: number },
    view: DragAndDropView,
    thing: Picked,
  ): void {
    const zones = [...this.renderRoot.querySelectorAll<HTMLElement>('.zone[data-place]')];
    // Targets on things lie above those of the picture.
    const zone = zones.findLast((one) => holds(one.getBoundingClientRect(), at));
    const picture = this.#picture.value?.getBoundingClientRect();
    if (zone !== undefined) this.#put(view, thing, placeOf(zone));
    else if (view.targets.length === 0 && picture !== undefined && holds(picture, at))
      this.#put(view, thing, this.#pointAt(at, picture));
    else if (thing.from === undefined) this.#pick(undefined);
    else this.#takeBack(view, thing);
  }

  #onStage(event: MouseEvent, view: DragAndDropView): void {
    const picture = this.#picture.value?.getBoundingClientRect();
    if (view.targets.length > 0 || this.picked === undefined || picture === undefined || event.detail === 0)
      return;
    this.#put(view, this.picked, this.#pointAt(event, picture));
  }

  #pointAt(at: { readonly clientX: number; readonly clientY: number }, picture: DOMRect): Place {
    const { x, y } = pointAt(at, picture, this.size ?? picture);
    return [x, y];
  }

  readonly #onLoad = ({ currentTarget }: Event): void => {
    if (!(currentTarget instanceof HTMLImageElement)) return;
    this.size = { width: currentTarget.naturalWidth || 1, height: currentTarget.naturalHeight || 1 };
    this.#resized.observe(currentTarget);
    this.#measure();
  };

  #measure(): void {
    const shown = this.#picture.value?.getBoundingClientRect().width ?? 0;
    if (this.size !== undefined && shown > 0) this.zoom = Math.round((shown / this.size.width) * 1000) / 1000;
  }
}

function placeOf(zone: HTMLElement): Place {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by targetTemplate above
  return JSON.parse(zone.dataset['place'] ?? '""') as Place;
}

function holds(
  box: DOMRect,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
): boolean {
  return clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
