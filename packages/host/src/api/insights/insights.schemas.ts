import { insightsLanguages, type ChartData } from '@coursewright/analytics/insights';
import type { ChartView } from '@coursewright/widgets/charts';
import { z } from 'zod';

const axis = <Unit extends string>(units: readonly Unit[]) =>
  z.object({ label: z.string(), unit: z.enum(units) });

/** A chart as the API gives it and `<cw-chart>` draws it. */
export const chartView = z.object({
  kind: z.enum(['lines', 'areas', 'columns', 'bars']),
  title: z.string(),
  summary: z.string().optional(),
  x: axis(['date', 'number', 'percent', 'seconds', 'category']),
  y: axis(['date', 'number', 'percent', 'seconds', 'category']),
  xs: z.array(z.union([z.string(), z.number()])),
  series: z.array(
    z.object({
      name: z.string(),
      values: z.array(z.number().nullable()),
      tone: z.enum(['correct', 'incorrect', 'quiet']).optional(),
    }),
  ),
  places: z
    .array(z.string().nullable())
    .optional()
    .meta({ description: 'Which country each of xs is, ISO 3166-1 alpha-2; null of what is none' }),
  notes: z.array(z.object({ at: z.iso.date(), text: z.string() })).optional(),
  file: z.string().optional(),
  rule: z.string().optional(),
  empty: z.string().optional(),
});

/** What analytics makes is what widgets draw: this does not compile where it is not. */
export function asDrawn(chart: ChartData): ChartView {
  return chart;
}

export const rules = z
  .array(z.object({ task: z.string(), table: z.string(), counts: z.string() }))
  .meta({ description: 'How the numbers are counted: the rule of each task whose table is read' });

export const asOf = z.iso
  .datetime()
  .nullable()
  .meta({ description: 'When the numbers were published last; null where there are none' });

export const courseParams = z.object({
  courseKey: z.string().meta({ example: 'course-v1:Org+Course+Run' }),
});

const text = z.string().max(500).optional();
const day = z.iso.date().optional();

/** What may be asked of charts, figures and lists; `''` asks nothing. */
export const askedQuery = z.object({
  language: z.enum(insightsLanguages).optional().meta({ description: 'The caller’s by default' }),
  mode: text.meta({ description: 'Enrolment mode: audit, verified …' }),
  cohort: text,
  from: day.meta({ description: 'First day' }),
  to: day.meta({ description: 'Last day' }),
  block: text.meta({ description: 'Usage key of a section, a subsection or a problem' }),
  answer: text.meta({ description: 'Id of one answer of a problem' }),
  video: text.meta({ description: 'Id by which events name a video' }),
  username: text,
  segment: text.meta({ description: 'highly_engaged, disengaging, struggling, inactive or unenrolled' }),
  text: text.meta({ description: 'In names, user names and e-mail addresses' }),
  order: text.meta({ description: 'Name of the column that rows are ordered by' }),
  direction: z.enum(['asc', 'desc']).optional(),
  limit: z.coerce.number().int().min(1).max(1000).optional(),
  offset: z.coerce.number().int().min(0).max(100_000).optional(),
});
