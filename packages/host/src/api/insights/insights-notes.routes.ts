import { z } from 'zod';
import type { Insights, InsightsDeps } from '../../insights/open-insights.ts';
import { languageOf } from '../../insights/language-of.ts';
import { writeTeamNote } from '../../insights/write-team-note.ts';
import { viewerEndpoint, type Endpoint } from '../endpoint.ts';
import { askedQuery, courseParams } from './insights.schemas.ts';

const written = z.object({ id: z.string(), day: z.iso.date(), text: z.string() });

/** Notes on the time axis of a course's charts: what the course says, and what its team writes. */
export function insightsNoteEndpoints(
  deps: InsightsDeps & { readonly insights: Insights },
): readonly Endpoint[] {
  const { insights, records, translator } = deps;
  return [
    viewerEndpoint({
      id: 'listInsightsNotes',
      method: 'get',
      path: '/api/insights/courses/{courseKey}/notes',
      summary: 'What stands on the time axis of a course: deadlines, releases, notes of its team',
      tag: 'insights',
      input: z.object({ params: courseParams, query: askedQuery.pick({ language: true }) }),
      response: z.object({
        items: z.array(z.object({ at: z.iso.date(), text: z.string() })),
        written: z.array(written).meta({ description: 'Those among them that the team wrote' }),
      }),
      problems: [403, 404],
      handle: async ({ params: { courseKey }, query }, { viewer, req }) => {
        const course = await insights.course(viewer, courseKey);
        const { words } = languageOf(translator, req, viewer, query.language);
        const own = await course.teamNotes();
        return {
          items: await course.notes(words),
          written: own.map(({ id, day, text }) => ({ id, day, text })),
        };
      },
    }),
    viewerEndpoint({
      id: 'writeInsightsNote',
      method: 'post',
      path: '/api/insights/courses/{courseKey}/notes',
      summary: 'Writes a note on a day of a course',
      tag: 'insights',
      input: z.object({
        params: courseParams,
        body: z.object({ day: z.iso.date(), text: z.string().max(500) }),
      }),
      response: written,
      problems: [403, 404],
      handle: async ({ params: { courseKey }, body }, { viewer }) => {
        await insights.course(viewer, courseKey);
        const { id, day, text } = await writeTeamNote(deps, {
          courseKey,
          userId: viewer.account.id,
          ...body,
        });
        return { id, day, text };
      },
    }),
    viewerEndpoint({
      id: 'removeInsightsNote',
      method: 'delete',
      path: '/api/insights/courses/{courseKey}/notes/{id}',
      summary: 'Takes a note of the team away',
      tag: 'insights',
      input: z.object({ params: courseParams.extend({ id: z.string() }) }),
      response: null,
      problems: [403, 404],
      handle: async ({ params: { courseKey, id } }, { viewer }) => {
        await insights.course(viewer, courseKey);
        await records.transaction(({ teamNotes }) => teamNotes.remove(courseKey, id));
        return undefined;
      },
    }),
  ];
}
