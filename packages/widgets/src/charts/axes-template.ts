import { svg, type SVGTemplateResult } from 'lit';
import type { ChartWords } from './i18n/chart-words.ts';
import { axisText } from './axis-text.ts';
import type { ChartView } from './chart-view.ts';
import { isNamed, type PlotFrame } from './plot-frame.ts';

interface Parts {
  readonly view: ChartView;
  readonly frame: PlotFrame;
  readonly words: ChartWords;
  readonly rtl: boolean;
}

/** Lines at the values, and what stands along both axes. */
export function axesTemplate(parts: Parts): SVGTemplateResult {
  return parts.view.kind === 'bars' ? barAxes(parts) : plotAxes(parts);
}

function plotAxes({ view, frame, words, rtl }: Parts): SVGTemplateResult {
  const { inner, at, valueTicks, named, places } = frame;
  const edge = rtl ? inner.right + 8 : inner.left - 8;
  const [start, end] = rtl ? [frame.width, inner.left] : [0, inner.right];
  return svg`<g class="axes">
    <text class="axis" x=${start} y="12" text-anchor=${rtl ? 'end' : 'start'}>${view.y.label}</text>
    ${isNamed(view.x) ? svg`<text class="axis" x=${end} y=${inner.bottom + 42} text-anchor=${rtl ? 'start' : 'end'}>${view.x.label}</text>` : svg``}
    ${valueTicks.map(
      (tick) => svg`<line class="rule" x1=${inner.left} x2=${inner.right} y1=${at(tick)} y2=${at(tick)}/>
        <text x=${edge} y=${at(tick)} dy="0.35em" text-anchor=${rtl ? 'start' : 'end'}>${axisText(words, view.y, tick)}</text>`,
    )}
    ${named.map((index) => {
      const place = places[index] ?? 0;
      const anchor = view.kind === 'columns' ? 'middle' : anchorAt(place, inner);
      return svg`<text x=${place} y=${inner.bottom + 20} text-anchor=${anchor}>${axisText(words, view.x, view.xs[index] ?? null)}</text>`;
    })}
  </g>`;
}

/** Names at the ends stay inside the picture. */
function anchorAt(place: number, { left, right }: PlotFrame['inner']): 'start' | 'middle' | 'end' {
  if (place - left < 20) return 'start';
  return right - place < 20 ? 'end' : 'middle';
}

function barAxes({ view, frame, words, rtl }: Parts): SVGTemplateResult {
  const { inner, at, valueTicks, places } = frame;
  const edge = rtl ? inner.right + 10 : inner.left - 10;
  const room = Math.floor(((rtl ? frame.width - inner.right : inner.left) - 14) / 7.2);
  return svg`<g class="axes">
    <text class="axis" x=${rtl ? inner.left : inner.right} y=${inner.bottom + 42} text-anchor=${rtl ? 'start' : 'end'}>${view.y.label}</text>
    ${valueTicks.map(
      (tick) => svg`<line class="rule" x1=${at(tick)} x2=${at(tick)} y1=${inner.top} y2=${inner.bottom}/>
        <text x=${at(tick)} y=${inner.bottom + 20} text-anchor="middle">${axisText(words, view.y, tick)}</text>`,
    )}
    ${view.xs.map((name, index) => {
      const text = axisText(words, view.x, name);
      const short = text.length > room ? `${text.slice(0, Math.max(room - 1, 1))}…` : text;
      return svg`<text class="name" x=${edge} y=${places[index] ?? 0} dy="0.35em" text-anchor=${rtl ? 'start' : 'end'}>${short}</text>`;
    })}
  </g>`;
}
