import { svg, type SVGTemplateResult } from 'lit';
import type { ChartView } from './chart-view.ts';
import type { PlotFrame } from './plot-frame.ts';

/** The line at the place that is read out. */
export function cursorTemplate(
  { kind }: ChartView,
  { places, inner }: PlotFrame,
  reading: number | undefined,
): SVGTemplateResult {
  const place = reading === undefined ? undefined : places[reading];
  if (place === undefined) return svg``;
  return kind === 'bars'
    ? svg`<line class="cursor" x1=${inner.left} x2=${inner.right} y1=${place} y2=${place}/>`
    : svg`<line class="cursor" x1=${place} x2=${place} y1=${inner.top} y2=${inner.bottom}/>`;
}

/** The place nearest to where a pointer is. */
export function nearestPlace(
  event: PointerEvent,
  { kind }: ChartView,
  { places, width }: PlotFrame,
): number | undefined {
  const box =
    event.currentTarget instanceof Element ? event.currentTarget.getBoundingClientRect() : undefined;
  if (box === undefined || box.width === 0) return undefined;
  const scale = width / box.width;
  const at = scale * (kind === 'bars' ? event.clientY - box.top : event.clientX - box.left);
  const distances = places.map((place) => Math.abs(place - at));
  return distances.indexOf(Math.min(...distances));
}
