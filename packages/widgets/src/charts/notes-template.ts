import { svg, type SVGTemplateResult } from 'lit';
import type { ChartView } from './chart-view.ts';
import type { PlotFrame } from './plot-frame.ts';

/** Numbered flags on the time axis; the list below the chart says what they stand for. */
export function notesTemplate({ notes = [] }: ChartView, frame: PlotFrame): SVGTemplateResult {
  const { inner } = frame;
  return svg`<g class="notes">${notes.map(({ at }, index) => {
    const place = frame.dateAt(at);
    if (place === undefined) return svg``;
    return svg`<line x1=${place} x2=${place} y1=${inner.top} y2=${inner.bottom}/>
      <circle cx=${place} cy=${inner.top} r="8"/>
      <text x=${place} y=${inner.top} dy="0.34em" text-anchor="middle">${index + 1}</text>`;
  })}</g>`;
}
