import { allFigures, allLists, readFigure, readList } from '@coursewright/analytics/insights';
import { z } from 'zod';
import { languageOf } from '../../insights/language-of.ts';
import { listOf } from '../../insights/course-list.ts';
import type { Insights } from '../../insights/open-insights.ts';
import type { Translator } from '../../lms/i18n/translator.ts';
import { viewerEndpoint, type Endpoint } from '../endpoint.ts';
import { asOf, askedQuery, courseParams, rules } from './insights.schemas.ts';

const figure = z.object({
  name: z.string(),
  title: z.string(),
  unit: z.enum(['number', 'change', 'percent', 'years']),
  value: z.number().nullable().meta({ description: 'null where there is none yet, or too few learners' }),
  derived: z.string().optional().meta({ description: 'How it is made of the numbers of the rules' }),
  rules,
});

const list = z.object({
  name: z.string(),
  title: z.string(),
  empty: z.string().meta({ description: 'What will appear and when, where there is nothing yet' }),
  file: z.string(),
  derived: z.string().optional(),
  columns: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      unit: z.enum(['text', 'number', 'decimal', 'percent', 'date', 'seconds']),
      sortable: z.literal(true).optional(),
    }),
  ),
  rows: z.array(
    z.object({
      key: z.string(),
      cells: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
      tones: z
        .record(z.string(), z.enum(['good', 'bad']))
        .optional()
        .meta({ description: 'Cells that stand out among their like' }),
    }),
  ),
  total: z.number().meta({ description: 'Rows in all, where these are a page of them' }),
  rules,
  asOf,
});

/** Figures and lists of a course, for its team and administrators. */
export function insightsListEndpoints(deps: {
  readonly insights: Insights;
  readonly translator: Translator;
}): readonly Endpoint[] {
  const { insights, translator } = deps;
  return [
    viewerEndpoint({
      id: 'listInsightsFigures',
      method: 'get',
      path: '/api/insights/courses/{courseKey}/figures',
      summary: 'The figures of a course with the rules of each, for the course team',
      tag: 'insights',
      input: z.object({ params: courseParams, query: askedQuery.pick({ language: true, mode: true }) }),
      response: z.object({ items: z.array(figure) }),
      problems: [403, 404],
      handle: async ({ params: { courseKey }, query }, { viewer, req }) => {
        const course = await insights.course(viewer, courseKey);
        const { code } = languageOf(translator, req, viewer, query.language);
        return course.read(query, code, async (call) => {
          const items = [];
          for (const one of allFigures) items.push(await readFigure(one, call));
          return { items };
        });
      },
    }),
    viewerEndpoint({
      id: 'getInsightsList',
      method: 'get',
      path: '/api/insights/courses/{courseKey}/lists/{list}',
      summary: 'A list about a course: videos, problems, answers, items, learners …, for the course team',
      tag: 'insights',
      input: z.object({
        params: courseParams.extend({ list: z.enum(allLists.map(({ name }) => name)) }),
        query: askedQuery,
      }),
      response: list,
      problems: [403, 404],
      handle: async ({ params: { courseKey, list: name }, query }, { viewer, req }) => {
        const course = await insights.course(viewer, courseKey);
        const { code } = languageOf(translator, req, viewer, query.language);
        const read = await course.read(query, code, (call) => readList(listOf(name), call));
        return { ...read, asOf: read.asOf ?? null };
      },
    }),
  ];
}
