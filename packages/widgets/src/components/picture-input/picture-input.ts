import type { InputView } from '@coursewright/core';
import { html, nothing, svg, type PropertyDeclarations, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { authorText } from '../../html/author-text.ts';
import { prose } from '../../html/prose.ts';
import { readAreas } from '../../inputs/read-areas.ts';
import { InputElement } from '../../inputs/input-element.ts';
import { pointAt, readPoint, within, writePoint, type Point } from '../../inputs/point.ts';
import { pictureInputStyles } from './picture-input.styles.ts';

const shape = svg`<path class="halo" d="M17 1v12m0 8v12M1 17h12m8 0h12"/><path class="line" d="M17 1v12m0 8v12M1 17h12m8 0h12"/>`;
const ring = svg`<circle class="halo" cx="17" cy="17" r="9" fill="none"/><circle class="line" cx="17" cy="17" r="9" fill="none"/><circle cx="17" cy="17" r="2.5" class="line"/>`;

const steps: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/**
 * A place in a picture: `imageinput`. By pointer, by arrow keys and Enter, or as two numbers.
 *
 * @tagname cw-picture-input
 * @csspart input - Question, picture and result.
 * @csspart picture - The picture.
 * @csspart field - A coordinate's field.
 */
export class CwPictureInput extends InputElement {
  static override styles = [...InputElement.styles, pictureInputStyles];
  static override properties: PropertyDeclarations = {
    ...InputElement.properties,
    cursor: { state: true },
    natural: { state: true },
  };

  /** Where the crosshair is, before a place is set. */
  declare private cursor: Point | undefined;
  /** The picture's own size, for one whose author gave none. */
  declare private natural: { readonly width: number; readonly height: number } | undefined;

  protected override fieldTemplate(input: InputView): TemplateResult {
    const { picture } = input;
    if (picture === undefined) return html``;
    const point = readPoint(this.value);
    const cross = this.#cross(point);
    return html`<fieldset aria-describedby="${this.describedBy(input)} help" ?disabled=${this.disabled}>
      <legend class="prose ${input.label === '' ? 'visually-hidden' : ''}">
        ${prose(this.labelOf(input))}
      </legend>
      ${this.descriptionsTemplate(input)}
      <div class="stage" dir="ltr">
        <img
          part="picture"
          src=${picture.src}
          alt=${picture.alt === '' ? this.words.term('pictureUntold') : picture.alt}
          width=${picture.width > 0 ? picture.width : nothing}
          height=${picture.height > 0 ? picture.height : nothing}
          .style=${picture.width > 0 && picture.height > 0 ? `aspect-ratio: ${picture.width} / ${picture.height}` : ''}
          draggable="false"
          @load=${this.#onLoad}
        />
        <button
          type="button"
          class="surface"
          aria-label=${this.words.term('pictureSurface')}
          aria-describedby="help"
          @click=${this.#onClick}
          @keydown=${this.#onKey}
          @focus=${() => (this.cursor ??= this.#cross(point))}
        ></button>
        ${this.shownAnswer === undefined ? nothing : this.#areasTemplate(this.shownAnswer)}
        ${this.#markTemplate('cross', cross)}
        ${point === undefined ? nothing : this.#markTemplate('pin', point)}
      </div>
      <div class="numbers">
        ${this.#numberTemplate('x', point)} ${this.#numberTemplate('y', point)}
        <p id="help" class="help">${this.words.term('pictureHelp')}</p>
      </div>
      <p class="visually-hidden" aria-live="polite">${this.#announcement(point)}</p>
    </fieldset>`;
  }

  /** Where the right places are, once that may be shown. */
  #areasTemplate(shown: string): TemplateResult {
    const { width, height } = this.#size;
    return html`<svg
      class="areas"
      viewBox="0 0 ${width} ${height}"
      preserveAspectRatio="none"
      aria-hidden="true"
      part="areas"
    >
      ${readAreas(authorText(shown)).map((corners) => svg`<polygon points=${corners.map(({ x, y }) => `${x},${y}`).join(' ')} />`)}
    </svg>`;
  }

  #markTemplate(kind: 'cross' | 'pin', { x, y }: Point): TemplateResult {
    const { width, height } = this.#size;
    return html`<svg
      class=${kind}
      viewBox="0 0 34 34"
      aria-hidden="true"
      .style=${`left: ${(x / width) * 100}%; top: ${(y / height) * 100}%`}
    >
      ${kind === 'cross' ? shape : ring}
    </svg>`;
  }

  #numberTemplate(axis: 'x' | 'y', point: Point | undefined): TemplateResult {
    return html`<label
      >${this.words.term(axis === 'x' ? 'pointAcross' : 'pointDown')}
      <input
        type="text"
        part="field"
        inputmode="numeric"
        autocomplete="off"
        dir="ltr"
        data-axis=${axis}
        .value=${live(point === undefined ? '' : String(point[axis]))}
        @change=${this.#onNumbers}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key === 'Enter') this.#onNumbers();
          this.submitOnEnter(event);
        }}
      />
    </label>`;
  }

  #announcement(point: Point | undefined): string {
    const { cursor } = this;
    if (cursor === undefined) return '';
    const set = point?.x === cursor.x && point.y === cursor.y;
    return this.words.term(set ? 'pointSet' : 'pointCursor', cursor.x, cursor.y);
  }

  get #size(): { readonly width: number; readonly height: number } {
    const { width = 0, height = 0 } = this.input?.picture ?? {};
    return {
      width: width > 0 ? width : (this.natural?.width ?? 100),
      height: height > 0 ? height : (this.natural?.height ?? 100),
    };
  }

  #cross(point: Point | undefined): Point {
    const { width, height } = this.#size;
    return this.cursor ?? point ?? { x: Math.round(width / 2), y: Math.round(height / 2) };
  }

  #set(point: Point): void {
    this.cursor = point;
    this.answer(writePoint(point));
  }

  readonly #onLoad = ({ currentTarget }: Event): void => {
    if (!(currentTarget instanceof HTMLImageElement)) return;
    this.natural = { width: currentTarget.naturalWidth, height: currentTarget.naturalHeight };
  };

  readonly #onClick = (event: MouseEvent): void => {
    // Enter and the space bar click too, at no place; they are keys here.
    if (event.detail === 0 || !(event.currentTarget instanceof HTMLElement)) return;
    this.#set(pointAt(event, event.currentTarget.getBoundingClientRect(), this.#size));
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const from = this.#cross(readPoint(this.value));
    const step = Object.hasOwn(steps, event.key) ? steps[event.key] : undefined;
    if (step !== undefined) {
      const size = this.#size;
      const length = event.shiftKey ? 1 : Math.max(2, Math.round(Math.min(size.width, size.height) / 40));
      this.cursor = within({ x: from.x + step.x * length, y: from.y + step.y * length }, size);
    } else if (event.key === 'Enter' || event.key === ' ') this.#set(from);
    else return;
    event.preventDefault();
  };

  readonly #onNumbers = (): void => {
    const texts = ['x', 'y'].map(
      (axis) => this.renderRoot.querySelector<HTMLInputElement>(`[data-axis="${axis}"]`)?.value.trim() ?? '',
    );
    const [x, y] = texts.map((text) => (/^\d+$/.test(text) ? Number(text) : undefined));
    if (x !== undefined && y !== undefined) this.#set(within({ x, y }, this.#size));
    else if (texts.every((text) => text === '')) this.answer('');
  };
}
