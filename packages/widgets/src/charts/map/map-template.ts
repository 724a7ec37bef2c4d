import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { axisText } from '../axis-text.ts';
import type { ChartView } from '../chart-view.ts';
import type { ChartWords } from '../i18n/chart-words.ts';
import type { CountryShape } from './country-shapes.ts';
import type { MapCountry, MapView } from './map-view.ts';
import { shadeOf } from './value-classes.ts';

interface Parts {
  readonly map: MapView;
  readonly shapes: ReadonlyMap<string, CountryShape>;
  readonly size: { readonly width: number; readonly height: number };
  /** Pixels of the map in a pixel of the screen. */
  readonly scale: number;
  readonly reading: number | undefined;
}

/** The world, each country as dark as many learners it has; hatched in turn, for who does not tell shades apart. */
export function mapTemplate({ map, shapes, size, scale, reading }: Parts): TemplateResult {
  const learners = new Map(map.countries.map((country) => [country.shape.code, country]));
  const empty = [...shapes.values()].filter(({ code }) => !learners.has(code));
  const read = map.countries.find(({ index }) => index === reading);
  return html`<svg
    class="map"
    viewBox="0 0 ${size.width} ${size.height}"
    direction="ltr"
    aria-hidden="true"
    .style=${`--_px: ${scale}`}
  >
    <defs>${hatches(scale)}</defs>
    <path class="empty-land" d=${empty.map(({ outline }) => outline ?? '').join('')} />
    ${map.countries.map((country) => countryTemplate(country, scale))}
    ${read === undefined ? nothing : cursorTemplate(read, scale)}
  </svg>`;
}

function countryTemplate({ shape, index, shade }: MapCountry, scale: number): SVGTemplateResult {
  const dot = shape.outline === undefined;
  const mark = (kind: string, fill: string | typeof nothing) =>
    dot
      ? svg`<circle class=${kind} fill=${fill} data-index=${index} cx=${shape.x} cy=${shape.y} r=${4.5 * scale}/>`
      : svg`<path class=${kind} fill=${fill} data-index=${index} d=${shape.outline}/>`;
  return svg`${mark(`land shade-${shade}`, nothing)}${hatchOf(shade) === undefined ? nothing : mark('hatch', `url(#${hatchOf(shade)})`)}`;
}

function cursorTemplate({ shape }: MapCountry, scale: number): SVGTemplateResult {
  return svg`${shape.outline === undefined ? nothing : svg`<path class="outlined" d=${shape.outline}/>`}
    <circle class="outlined" cx=${shape.x} cy=${shape.y} r=${8 * scale}/>`;
}

/** Every other shade, so that neighbours are never told apart by shade alone. */
function hatchOf(shade: number): string | undefined {
  return shade === 1 || shade === 3 ? `hatch-${shade}` : undefined;
}

function hatches(scale: number): SVGTemplateResult {
  const hatch = (shade: number, step: number, angle: number) =>
    svg`<pattern id="hatch-${shade}" width=${step} height=${step} patternUnits="userSpaceOnUse" patternTransform="scale(${scale}) rotate(${angle})">
      <line x1="0" x2="0" y1="0" y2=${step}/>
    </pattern>`;
  return svg`${hatch(1, 5, 45)}${hatch(3, 5, -45)}`;
}

/** What the shades stand for, and what lies nowhere on the map. */
export function mapLegend({ classes, elsewhere }: MapView, chart: ChartView, words: ChartWords) {
  const { xs, x, y, series } = chart;
  const number = (value: number) => axisText(words, y, value, true);
  const named = elsewhere.map(
    (index) => `${axisText(words, x, xs[index] ?? null, true)}: ${number(series[0]?.values[index] ?? 0)}`,
  );
  return html`<ul class="legend map-legend" aria-label=${y.label}>
      <li aria-hidden="true">${y.label}:</li>
      ${classes.map(({ from, to }, index) => {
        const shade = shadeOf(index, classes.length);
        return html`<li>
          <svg class="swatch" viewBox="0 0 14 14" aria-hidden="true">
            <rect class="land shade-${shade}" width="14" height="14" />
            ${hatchOf(shade) === undefined ? nothing : svg`<rect class="hatch" fill="url(#${hatchOf(shade)})" width="14" height="14"/>`}</svg
          >${from === to ? number(from) : `${number(from)}–${number(to)}`}
        </li>`;
      })}
    </ul>
    ${named.length === 0 ? nothing : html`<p class="quiet elsewhere">${words.term('chartElsewhere', named.join(' · '))}</p>`}`;
}
