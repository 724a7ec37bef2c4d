import { allCharts, drawChart, type ChartDefinition } from '@coursewright/analytics/insights';
import { CoreError } from '@coursewright/core';
import { z } from 'zod';
import type { Insights } from '../../insights/open-insights.ts';
import { languageOf } from '../../insights/language-of.ts';
import type { Translator } from '../../lms/i18n/translator.ts';
import { coursePath } from '../../lms/page.ts';
import { viewerEndpoint, type Endpoint } from '../endpoint.ts';
import { asDrawn, asOf, askedQuery, chartView, courseParams, rules } from './insights.schemas.ts';

const chartName = z.enum(allCharts.map(({ name }) => name));

/** Charts of a course, for its team and administrators. */
export function insightsChartEndpoints(deps: {
  readonly insights: Insights;
  readonly translator: Translator;
  readonly publicUrl: string;
}): readonly Endpoint[] {
  return [
    viewerEndpoint({
      id: 'listInsightsCharts',
      method: 'get',
      path: '/api/insights/courses/{courseKey}/charts',
      summary: 'The charts that a course has, for the course team',
      tag: 'insights',
      input: z.object({ params: courseParams, query: askedQuery.pick({ language: true }) }),
      response: z.object({
        items: z.array(
          z.object({
            name: z.string(),
            title: z.string(),
            takes: z.array(z.string()).meta({ description: 'The parameters that narrow it' }),
            needs: z.array(z.string()).meta({ description: 'Those without which it shows nothing' }),
          }),
        ),
      }),
      problems: [403, 404],
      handle: async ({ params: { courseKey }, query }, { viewer, req }) => {
        const course = await deps.insights.course(viewer, courseKey);
        const { code } = languageOf(deps.translator, req, viewer, query.language);
        const shown = allCharts.filter(({ personal }) => personal !== true || course.personal);
        return {
          items: shown.map(({ name, title, takes, needs = [] }) => ({
            name,
            title: title[code],
            takes,
            needs,
          })),
        };
      },
    }),
    viewerEndpoint({
      id: 'getInsightsChart',
      method: 'get',
      path: '/api/insights/courses/{courseKey}/charts/{chart}',
      summary: 'A chart of a course, with the rules of its numbers, for the course team',
      tag: 'insights',
      input: z.object({ params: courseParams.extend({ chart: chartName }), query: askedQuery }),
      response: z.object({
        chart: chartView,
        rules,
        asOf,
        events: z.url().meta({ description: 'The page of the events behind its numbers' }),
      }),
      problems: [403, 404],
      handle: async ({ params: { courseKey, chart }, query }, { viewer, req }) => {
        const course = await deps.insights.course(viewer, courseKey);
        const definition = chartOf(chart);
        if (definition.personal === true && !course.personal)
          throw new CoreError('forbidden', `Your role in ${courseKey} does not show single learners.`);
        const { code, words } = languageOf(deps.translator, req, viewer, query.language);
        const notes = await course.notes(words);
        const drawn = await course.read(query, code, (call) => drawChart(definition, call, notes));
        const about = definition.needs?.map((name) => query[name]).find((one) => one !== undefined);
        const search = new URLSearchParams({ chart, ...(about !== undefined && { key: String(about) }) });
        return {
          ...drawn,
          chart: asDrawn(drawn.chart),
          asOf: drawn.asOf ?? null,
          events: `${deps.publicUrl}${coursePath(courseKey)}/insights/events?${search.toString()}`,
        };
      },
    }),
  ];
}

function chartOf(name: string): ChartDefinition {
  const found = allCharts.find((one) => one.name === name);
  if (found === undefined) throw new CoreError('not_found', `There is no chart ${name}.`);
  return found;
}
