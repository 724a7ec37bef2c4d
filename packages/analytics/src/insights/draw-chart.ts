import { asOf } from './as-of.ts';
import type { ChartData, TimeNote } from './chart-data.ts';
import type { ChartDefinition } from './define-chart.ts';
import { fileNameOf } from './file-name-of.ts';
import type { InsightsCall } from './insights-call.ts';
import { rulesOf, type Rule } from './rules-of.ts';

export interface DrawnChart {
  readonly chart: ChartData;
  readonly rules: readonly Rule[];
  /** ISO 8601; when its numbers were published last. */
  readonly asOf: string | undefined;
}

/** A chart with its title, rule and file name, and with notes where its axis is time. */
export async function drawChart(
  definition: ChartDefinition,
  call: InsightsCall,
  notes: readonly TimeNote[] = [],
): Promise<DrawnChart> {
  const { language, courseKey, view } = call;
  const drawing = await definition.draw(call);
  const rules = rulesOf(definition.tables, language);
  const rule = [definition.derived?.[language], ...rules.map(({ counts }) => counts)];
  return {
    chart: {
      ...drawing,
      title: definition.title[language],
      rule: rule.filter((one) => one !== undefined).join(' '),
      file: fileNameOf(courseKey, definition.name),
      empty: definition.empty[language],
      ...(drawing.x.unit === 'date' && { notes: notesWithin(notes, drawing.xs) }),
    },
    rules,
    asOf: await asOf(view, definition.tables, courseKey),
  };
}

function notesWithin(notes: readonly TimeNote[], xs: readonly (string | number)[]): readonly TimeNote[] {
  const [first, last] = [String(xs.at(0) ?? ''), String(xs.at(-1) ?? '')];
  return notes.filter(({ at }) => at >= first && at <= last).toSorted((a, b) => (a.at < b.at ? -1 : 1));
}
