import { area, line } from 'd3-shape';
import { svg, type SVGTemplateResult } from 'lit';
import type { ChartSeries, ChartView } from './chart-view.ts';
import type { PlotFrame } from './plot-frame.ts';
import type { Span } from './stack-series.ts';

/** The class that gives a series its colour, and lines their dashes. */
export function toneClass({ tone }: ChartSeries, index: number): string {
  return tone === undefined ? `tone-${(index % 8) + 1}` : `tone-${tone}`;
}

/** What stands for the numbers. */
export function marksTemplate(view: ChartView, frame: PlotFrame): SVGTemplateResult {
  const marks = view.series.map((series, index) => {
    const spans = frame.spans[index] ?? [];
    const tone = toneClass(series, index);
    if (view.kind === 'lines') return lineMarks(tone, spans, frame);
    return view.kind === 'areas' ? areaMark(tone, spans, frame) : boxMarks(tone, spans, view, frame);
  });
  return svg`<g class="marks">${marks}</g>`;
}

function lineMarks(tone: string, spans: readonly Span[], frame: PlotFrame): SVGTemplateResult {
  const path = line<Span>()
    .defined((span) => span !== null)
    .x((_span, index) => frame.places[index] ?? 0)
    .y((span) => frame.at(span?.[1] ?? 0));
  // A number between two gaps has no line to be seen by.
  const alone = spans.flatMap((span, index) =>
    span !== null && (spans[index - 1] ?? null) === null && (spans[index + 1] ?? null) === null
      ? [index]
      : [],
  );
  return svg`<path class="line ${tone}" d=${path(spans) ?? ''}/>
    ${alone.map((index) => svg`<circle class="dot ${tone}" r="3.5" cx=${frame.places[index] ?? 0} cy=${frame.at(spans[index]?.[1] ?? 0)}/>`)}`;
}

function areaMark(tone: string, spans: readonly Span[], frame: PlotFrame): SVGTemplateResult {
  const shape = area<Span>()
    .defined((span) => span !== null)
    .x((_span, index) => frame.places[index] ?? 0)
    .y0((span) => frame.at(span?.[0] ?? 0))
    .y1((span) => frame.at(span?.[1] ?? 0));
  return svg`<path class="area ${tone}" d=${shape(spans) ?? ''}/>`;
}

function boxMarks(
  tone: string,
  spans: readonly Span[],
  { kind }: ChartView,
  frame: PlotFrame,
): SVGTemplateResult {
  const boxes = spans.map((span, index) => {
    if (span === null || span[0] === span[1]) return svg``;
    const [from, to] = [frame.at(span[0]), frame.at(span[1])];
    const across = (frame.places[index] ?? 0) - frame.thickness / 2;
    const [start, length] = [Math.min(from, to), Math.abs(from - to)];
    return kind === 'bars'
      ? svg`<rect class="box ${tone}" x=${start} y=${across} width=${length} height=${frame.thickness}/>`
      : svg`<rect class="box ${tone}" x=${across} y=${start} width=${frame.thickness} height=${length}/>`;
  });
  return svg`${boxes}`;
}
