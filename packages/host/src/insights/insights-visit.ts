import {
  allFigures,
  readFigure,
  type Asked,
  type Figure,
  type FigureDefinition,
  type InsightsLanguage,
} from '@coursewright/analytics/insights';
import { CoreError, type Engine } from '@coursewright/core';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { courseStanding } from '../lms/course-standing.ts';
import type { CourseVisit } from '../lms/course-visits.ts';
import { coursePath } from '../lms/page.ts';
import type { Visits } from '../lms/visits.ts';
import type { Freshness } from './freshness.ts';
import { insightsCode } from './language-of.ts';
import type { CourseInsights, Insights } from './open-insights.ts';

/** Somebody at a page of Insights about a course. */
export interface InsightsVisit extends CourseVisit {
  readonly insights: CourseInsights;
  readonly asked: Asked;
  readonly code: InsightsLanguage;
  readonly freshness: Freshness;
  /** These figures, in this order. Throws `not_found` for a name that is none. */
  figures(names: readonly string[]): Promise<readonly Figure[]>;
  /** Address of a page of Insights about the course, what was asked for going along but where `query` says otherwise. */
  path(page: string, query?: Readonly<Record<string, string | undefined>>): string;
}

const text = z.string().max(500).optional().catch(undefined);
const day = z.iso.date().optional().catch(undefined);
const number = z.coerce.number().int().min(0).max(100_000).optional().catch(undefined);

/** As the API takes it; on a page, what cannot be read is not asked for. */
const query = z.object({
  mode: text,
  cohort: text,
  from: day,
  to: day,
  block: text,
  answer: text,
  video: text,
  username: text,
  segment: text,
  text,
  order: text,
  direction: z.enum(['asc', 'desc']).optional().catch(undefined),
  offset: number,
});

/** What is asked for on one page and stays so on the next. */
const kept = ['mode', 'from', 'to'] as const;

/** Undefined where nobody is logged in; the browser has then been sent to the log-in page. Throws `forbidden`. */
export type InsightsVisits = (
  req: Request<{ readonly courseKey: string }>,
  res: Response,
) => Promise<InsightsVisit | undefined>;

export function insightsVisits(deps: {
  readonly engine: Pick<Engine, 'courses' | 'learners'>;
  readonly visits: Visits;
  readonly insights: Insights;
}): InsightsVisits {
  return async (req, res) => {
    const context = await deps.visits.loggedIn(req, res);
    if (context === undefined) return undefined;
    const { courseKey } = req.params;
    const insights = await deps.insights.course(context.viewer, courseKey);
    const asked = query.parse(req.query);
    const code = insightsCode(context.words.language);
    return {
      ...context,
      course: insights.course,
      ...(await courseStanding(deps.engine, context.viewer, courseKey)),
      insights,
      asked,
      code,
      freshness: await deps.insights.freshness(),
      figures: (names) =>
        insights.read(asked, code, async (call) => {
          const read: Figure[] = [];
          for (const name of names) read.push(await readFigure(figureOf(name), call));
          return read;
        }),
      path: (page, more = {}) => {
        const all = { ...Object.fromEntries(kept.map((name) => [name, asked[name]])), ...more };
        const some = Object.entries(all).flatMap(([name, value]) =>
          value === undefined || value === '' ? [] : [[name, value]],
        );
        const search = some.length === 0 ? '' : `?${new URLSearchParams(some).toString()}`;
        return `${coursePath(courseKey)}/insights${page}${search}`;
      },
    };
  };
}

function figureOf(name: string): FigureDefinition {
  const found = allFigures.find((one) => one.name === name);
  if (found === undefined) throw new CoreError('not_found', `There is no figure ${name}.`);
  return found;
}
