import {
  html,
  LitElement,
  nothing,
  svg,
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
import { downloadText } from './download-text.ts';
import { ChartWords } from './i18n/chart-words.ts';
import { marksTemplate, toneClass } from './marks-template.ts';
import { notesTemplate } from './notes-template.ts';
import { layOut, type PlotFrame } from './plot-frame.ts';

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
  static override styles = [tokenStyles, buttonStyles, chartStyles];
  static override properties: PropertyDeclarations = {
    chart: { attribute: false },
    language: {},
    headingLevel: { type: Number, attribute: 'heading-level' },
    tabular: { type: Boolean, reflect: true },
    reading: { state: true },
    width: { state: true },
  };

  declare chart: ChartView | undefined;
  /** Language of the interface, BCP 47; by default the page's. */
  declare language: string | undefined;
  declare headingLevel: number;
  /** Shows the table in the chart's place. */
  declare tabular: boolean;
  /** Which of the chart's places is read out. */
  declare private reading: number | undefined;
  declare private width: number;

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
    if (changed.has('chart')) this.reading = undefined;
    if (changed.has('language') && this.language !== undefined) {
      this.lang = this.language;
      this.dir = this.#words.term('$dir');
    }
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
    const rtl = words.dir() === 'rtl';
    return html`${legendTemplate(chart)}
      ${this.tabular ? chartTable(chart, words) : this.#plotTemplate(chart, layOut(chart, this.width, rtl), rtl)}
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

  #plotTemplate(chart: ChartView, frame: PlotFrame, rtl: boolean): TemplateResult {
    const words = this.#words;
    const label = `${chart.title}. ${chart.summary ?? ''} ${words.term('chartKeys')}`;
    return html`<div
        class="plot"
        tabindex="0"
        role="group"
        aria-label=${label}
        @keydown=${(event: KeyboardEvent) => this.#readByKey(event, chart, rtl)}
        @pointermove=${(event: PointerEvent) => this.#readByPointer(event, chart, frame)}
        @pointerdown=${(event: PointerEvent) => this.#readByPointer(event, chart, frame)}
        @pointerleave=${() => (this.reading = undefined)}
        @blur=${() => (this.reading = undefined)}
      >
        <svg viewBox="0 0 ${frame.width} ${frame.height}" direction="ltr" aria-hidden="true">
          ${axesTemplate({ view: chart, frame, words, rtl })} ${marksTemplate(chart, frame)}
          ${notesTemplate(chart, frame)} ${this.#cursorTemplate(chart, frame)}
        </svg>
      </div>
      <output class="reading" aria-live="polite">${this.#readingText(chart)}</output>`;
  }

  #cursorTemplate({ kind }: ChartView, { places, inner }: PlotFrame) {
    const place = this.reading === undefined ? undefined : places[this.reading];
    if (place === undefined) return svg``;
    return kind === 'bars'
      ? svg`<line class="cursor" x1=${inner.left} x2=${inner.right} y1=${place} y2=${place}/>`
      : svg`<line class="cursor" x1=${place} x2=${place} y1=${inner.top} y2=${inner.bottom}/>`;
  }

  #readingText({ x, xs, y, series }: ChartView): TemplateResult | string {
    const { reading } = this;
    if (reading === undefined) return '\u00A0';
    const numbers = series.map(({ name, values }) => [
      name,
      axisText(this.#words, y, values[reading] ?? null, true),
    ]);
    const text = numbers.map(([name, number]) => `${name}: ${number}`).join(' · ');
    return html`<b>${axisText(this.#words, x, xs[reading] ?? null, true)}</b> <span>${text}</span>`;
  }

  #readByKey(event: KeyboardEvent, { xs }: ChartView, rtl: boolean): void {
    const next = nextPlace(rtl ? mirroredKey(event.key) : event.key, this.reading, xs.length);
    if (next === undefined) return;
    event.preventDefault();
    this.reading = next;
  }

  #readByPointer(event: PointerEvent, { kind }: ChartView, { places, width }: PlotFrame): void {
    const box =
      event.currentTarget instanceof Element ? event.currentTarget.getBoundingClientRect() : undefined;
    if (box === undefined || box.width === 0) return;
    const scale = width / box.width;
    const at = scale * (kind === 'bars' ? event.clientY - box.top : event.clientX - box.left);
    const distances = places.map((place) => Math.abs(place - at));
    this.reading = distances.indexOf(Math.min(...distances));
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

function mirroredKey(key: string): string {
  if (key === 'ArrowLeft') return 'ArrowRight';
  return key === 'ArrowRight' ? 'ArrowLeft' : key;
}

/** Where a key leads from there; undefined for keys that lead nowhere. */
function nextPlace(key: string, from: number | undefined, count: number): number | undefined {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (key === 'ArrowRight' || key === 'ArrowDown')
    return from === undefined ? 0 : Math.min(from + 1, count - 1);
  if (key === 'ArrowLeft' || key === 'ArrowUp') return from === undefined ? count - 1 : Math.max(from - 1, 0);
  return undefined;
}
