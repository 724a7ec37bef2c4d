import {
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { buttonStyles } from '../styles/button.styles.ts';
import { tokenStyles } from '../styles/tokens.styles.ts';
import { axesTemplate } from './axes-template.ts';
import { axisText } from './axis-text.ts';
import { chartCsv } from './chart-csv.ts';
import { chartTable } from './chart-table.ts';
import { isEmptyChart, type ChartView } from './chart-view.ts';
import { chartStyles } from './chart.styles.ts';
import { cursorTemplate, nearestPlace } from './cursor.ts';
import { downloadText } from './download-text.ts';
import { firstPlaces } from './first-places.ts';
import { ChartWords } from './i18n/chart-words.ts';
import { loadWorld, type World } from './map/load-world.ts';
import { mapLegend, mapTemplate } from './map/map-template.ts';
import { mapView, nearestCountry, type MapView } from './map/map-view.ts';
import { mapStyles } from './map/map.styles.ts';
import { marksTemplate, toneClass } from './marks-template.ts';
import { nextPlace } from './next-place.ts';
import { notesTemplate } from './notes-template.ts';
import { layOut } from './plot-frame.ts';
import { readingText } from './reading-text.ts';

/** Bars beside a map: a long list is read as a table. */
const mostBars = 12;

/**
 * A chart: accessible SVG with a table of the same numbers, a CSV of them and the rule they are counted by.
 *
 * @tagname cw-chart
 * @slot - Below the chart.
 * @csspart base - All of it.
 * @csspart table - The table.
 * @cssproperty --cw-chart-1 - Colour of the first series; `--cw-chart-2` to `--cw-chart-8` of the others.
 */
export class CwChart extends LitElement {
  static override styles = [tokenStyles, buttonStyles, chartStyles, mapStyles];
  static override properties: PropertyDeclarations = {
    chart: { attribute: false },
    language: {},
    headingLevel: { type: Number, attribute: 'heading-level' },
    tabular: { type: Boolean, reflect: true },
    reading: { state: true },
    width: { state: true },
    world: { state: true },
  };

  declare chart: ChartView | undefined;
  /** Language of the interface, BCP 47; by default the page's. */
  declare language: string | undefined;
  declare headingLevel: number;
  /** Shows the table in the chart's place. */
  declare tabular: boolean;
  /** Which of the chart's places is read out, and beside which picture. */
  declare private reading: { readonly index: number; readonly on: 'map' | 'plot' } | undefined;
  declare private width: number;
  declare private world: World | undefined;

  readonly #words = new ChartWords(this);
  readonly #resized = new ResizeObserver(([entry]) => {
    const width = Math.floor(entry?.contentRect.width ?? 0);
    // In the next frame: in this one, a new height would be a notification of its own.
    if (width > 0 && width !== this.width) requestAnimationFrame(() => (this.width = width));
  });

  constructor() {
    super();
    this.headingLevel = 2;
    this.tabular = false;
    this.width = 640;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('chart')) {
      this.reading = undefined;
      if (this.chart?.places !== undefined && this.world === undefined) void this.#loadWorld();
    }
    if (changed.has('language') && this.language !== undefined) {
      this.lang = this.language;
      this.dir = this.#words.term('$dir');
    }
  }

  async #loadWorld(): Promise<void> {
    // Without the map, the bars and the table still have every number.
    this.world = await loadWorld().catch(() => undefined);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { chart } = this;
    if (chart === undefined) return nothing;
    const empty = isEmptyChart(chart);
    return html`<figure part="base">
      <figcaption>
        <div role="heading" aria-level=${this.headingLevel} class="title">${chart.title}</div>
        ${chart.summary === undefined ? nothing : html`<p class="quiet">${chart.summary}</p>`}
      </figcaption>
      ${empty ? html`<p class="empty">${chart.empty ?? this.#words.term('chartEmpty')}</p>` : this.#bodyTemplate(chart)}
      ${
        chart.rule === undefined
          ? nothing
          : html`<details class="rule-text">
              <summary>${this.#words.term('chartRule')}</summary>
              <p>${chart.rule}</p>
            </details>`
      }
      <slot></slot>
    </figure>`;
  }

  #bodyTemplate(chart: ChartView): TemplateResult {
    const words = this.#words;
    return html`${legendTemplate(chart)}
      ${this.tabular ? chartTable(chart, words) : this.#pictureTemplate(chart)}
      ${this.tabular ? nothing : notesList(chart, words)}
      <div class="tools">
        <button type="button" aria-pressed=${this.tabular} @click=${() => (this.tabular = !this.tabular)}>
          ${words.term(this.tabular ? 'chartAsChart' : 'chartAsTable')}
        </button>
        <button
          type="button"
          @click=${() => downloadText(`${chart.file ?? 'chart'}.csv`, 'text/csv', chartCsv(chart))}
        >
          ${words.term('chartDownload')}
        </button>
      </div>`;
  }

  /** With a map of countries, beside it where there is room, the bars of the first of them. */
  #pictureTemplate(chart: ChartView): TemplateResult {
    const { world } = this;
    const map = world && mapView(chart, world.shapes);
    if (world === undefined || map === undefined) return this.#plotTemplate(chart, this.width);
    const beside = this.width >= 860;
    const mapWidth = beside ? (this.width - 24) * 0.6 : this.width;
    const first = firstPlaces(chart, mostBars);
    const number = (value: number) => this.#words.number(value);
    return html`<div class=${beside ? 'beside' : nothing}>
      <div>${this.#mapTemplate(chart, map, world, mapWidth)}</div>
      <div>
        ${this.#plotTemplate(first, beside ? (this.width - 24) * 0.4 : this.width)}
        ${
          first === chart
            ? nothing
            : html`<p class="quiet">
                ${this.#words.term('chartMost', number(mostBars), number(chart.xs.length))}
              </p>`
        }
      </div>
    </div>`;
  }

  #mapTemplate(chart: ChartView, map: MapView, { shapes, size }: World, width: number): TemplateResult {
    const scale = size.width / width;
    const onMap = (event: PointerEvent): number | undefined => {
      const over = event.target instanceof SVGElement ? event.target.dataset['index'] : undefined;
      if (over !== undefined) return Number(over);
      const at = { x: event.offsetX * scale, y: event.offsetY * scale };
      return nearestCountry(map, at, 12 * scale)?.index;
    };
    const picture = mapTemplate({ map, shapes, size, scale, reading: this.reading?.index });
    return html`${this.#readable('map', chart, this.#words.term('chartMap', chart.title), picture, onMap)}
    ${mapLegend(map, chart, this.#words)}`;
  }

  #plotTemplate(chart: ChartView, width: number): TemplateResult {
    const words = this.#words;
    const rtl = words.dir() === 'rtl';
    const frame = layOut(chart, Math.floor(width), rtl);
    const picture = html`<svg viewBox="0 0 ${frame.width} ${frame.height}" direction="ltr" aria-hidden="true">
      ${axesTemplate({ view: chart, frame, words, rtl })} ${marksTemplate(chart, frame)}
      ${notesTemplate(chart, frame)} ${cursorTemplate(chart, frame, this.reading?.index)}
    </svg>`;
    return this.#readable('plot', chart, chart.title, picture, (event) => nearestPlace(event, chart, frame));
  }

  /** A picture whose places are read out by keys and by pointing at them. */
  #readable(
    on: 'map' | 'plot',
    chart: ChartView,
    title: string,
    picture: TemplateResult,
    pointedAt: (event: PointerEvent) => number | undefined,
  ): TemplateResult {
    const words = this.#words;
    const read = (index: number | undefined): void => {
      this.reading = index === undefined ? undefined : { index, on };
    };
    return html`<div
        class="plot"
        tabindex="0"
        role="group"
        aria-label="${title}. ${chart.summary ?? ''} ${words.term('chartKeys')}"
        @keydown=${(event: KeyboardEvent) => {
          const next = nextPlace(event.key, this.reading?.index, chart.xs.length, words.dir() === 'rtl');
          if (next === undefined) return;
          event.preventDefault();
          read(next);
        }}
        @pointermove=${(event: PointerEvent) => read(pointedAt(event))}
        @pointerdown=${(event: PointerEvent) => read(pointedAt(event))}
        @pointerleave=${() => read(undefined)}
        @blur=${() => read(undefined)}
      >
        ${picture}
      </div>
      <output class="reading" aria-live="polite"
        >${readingText(chart, this.reading?.on === on ? this.reading.index : undefined, words)}</output
      >`;
  }
}

function legendTemplate({ series }: ChartView): TemplateResult | typeof nothing {
  if (series.length < 2) return nothing;
  return html`<ul class="legend">
    ${series.map((one, index) => html`<li><span class="swatch ${toneClass(one, index)}"></span>${one.name}</li>`)}
  </ul>`;
}

function notesList({ notes = [], x }: ChartView, words: ChartWords): TemplateResult | typeof nothing {
  if (notes.length === 0) return nothing;
  return html`<details class="notes-list">
    <summary>${words.term('chartNotes')}</summary>
    <ol>
      ${notes.map(({ at, text }) => html`<li><b>${axisText(words, x, at, true)}</b> <span>${text}</span></li>`)}
    </ol>
  </details>`;
}
