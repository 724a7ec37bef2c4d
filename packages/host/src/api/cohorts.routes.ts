import type { Account, Engine, EventOrigin, ListedCohort } from '@coursewright/core';
import { CoreError } from '@coursewright/core';
import { z } from 'zod';
import { assertStaff } from '../accounts/reach.ts';
import { originOf } from '../http/event-origin.ts';
import { viewerEndpoint, type Endpoint } from './endpoint.ts';
import { cohortAdditions, cohortUsers, cohortView } from './schemas/cohort.schemas.ts';

const courseKey = z.string().meta({ example: 'course-v1:Org+Course+Run' });
const ofCohort = z.object({ courseKey, cohortId: z.coerce.number().int().min(1) });
const ofUser = ofCohort.extend({ username: z.string() });
const users = z.union([
  z.array(z.string().max(254)).max(1000),
  z
    .string()
    .max(254_000)
    .transform((list) => list.split(/[\s,]+/).filter((one) => one !== '')),
]);

/** Open edX's API of cohorts (`/api/cohorts/v1`), for the course team. */
export function cohortEndpoints(
  { cohorts, learners }: Pick<Engine, 'cohorts' | 'learners'>,
  publicUrl: string,
): readonly Endpoint[] {
  const base = '/api/cohorts/v1/courses/{courseKey}/cohorts';
  const common = { tag: 'courses', problems: [403, 404] } as const;
  const add = async (
    { courseKey: of, cohortId }: z.output<typeof ofCohort>,
    names: readonly string[],
    origin: EventOrigin,
  ) => {
    await cohorts.cohort(of, cohortId);
    const told: Omit<z.output<typeof cohortAdditions>, 'success'> = {
      added: [],
      changed: [],
      present: [],
      unknown: [],
      preassigned: [],
      invalid: [],
    };
    for (const learner of names) {
      const done = await cohorts.addLearner({ courseKey: of, cohortId, learner }, origin);
      if (done.is === 'unknown') told.unknown.push(learner);
      else if (done.is === 'changed')
        told.changed.push({ ...userView(done.account), previous_cohort: done.previous.name });
      else if (done.is === 'added') told.added.push(userView(done.account));
      else told.present.push(done.account.username);
    }
    return { success: true as const, ...told };
  };
  return [
    viewerEndpoint({
      ...common,
      id: 'listCohorts',
      method: 'get',
      path: `${base}/`,
      summary: 'Cohorts of a course, in the order in which they were made',
      input: z.object({ params: z.object({ courseKey }) }),
      response: z.array(cohortView),
      handle: async ({ params }, { viewer }) => {
        await assertStaff(learners, viewer, params.courseKey);
        return (await cohorts.cohorts(params.courseKey)).map(viewOf);
      },
    }),
    viewerEndpoint({
      ...common,
      id: 'createCohort',
      method: 'post',
      path: `${base}/`,
      summary: 'Makes a cohort',
      input: z.object({
        params: z.object({ courseKey }),
        body: z.object({ name: z.string(), assignment_type: z.literal('manual').default('manual') }),
      }),
      response: cohortView,
      problems: [403, 404, 409],
      handle: async ({ params, body: { name } }, { viewer, req }) => {
        await assertStaff(learners, viewer, params.courseKey);
        return viewOf(await cohorts.createCohort({ ...params, name }, originOf(req, viewer)));
      },
    }),
    viewerEndpoint({
      ...common,
      id: 'getCohort',
      method: 'get',
      path: `${base}/{cohortId}`,
      summary: 'One cohort',
      input: z.object({ params: ofCohort }),
      response: cohortView,
      handle: async ({ params }, { viewer }) => {
        await assertStaff(learners, viewer, params.courseKey);
        return viewOf(await cohorts.cohort(params.courseKey, params.cohortId));
      },
    }),
    viewerEndpoint({
      ...common,
      id: 'listCohortUsers',
      method: 'get',
      path: `${base}/{cohortId}/users/`,
      summary: 'Who is in a cohort',
      input: z.object({
        params: ofCohort,
        query: z.object({
          page_size: z.coerce.number().int().min(1).max(1000).default(100),
          after: z
            .string()
            .regex(/^\d{1,16}$/)
            .optional(),
        }),
      }),
      response: cohortUsers,
      handle: async ({ params, query: { page_size: limit, after } }, { viewer }) => {
        const { courseKey: of, cohortId } = params;
        await assertStaff(learners, viewer, of);
        const { members } = await cohorts.cohort(of, cohortId);
        const page = { limit, ...(after !== undefined && { after }) };
        const { items, next } = await cohorts.learners(of, cohortId, page);
        const path = `/api/cohorts/v1/courses/${encodeURIComponent(of)}/cohorts/${cohortId}/users/`;
        return {
          count: members,
          next: next === undefined ? null : `${publicUrl}${path}?page_size=${limit}&after=${next}`,
          previous: null,
          results: items.map(userView),
        };
      },
    }),
    viewerEndpoint({
      ...common,
      id: 'addCohortUsers',
      method: 'post',
      path: `${base}/{cohortId}/users/`,
      summary:
        'Puts learners of the course, by user names or addresses, into a cohort and out of their others',
      input: z.object({ params: ofCohort, body: z.object({ users }) }),
      response: cohortAdditions,
      handle: async ({ params, body }, { viewer, req }) => {
        await assertStaff(learners, viewer, params.courseKey);
        return add(params, body.users, originOf(req, viewer));
      },
    }),
    viewerEndpoint({
      ...common,
      id: 'addCohortUser',
      method: 'post',
      path: `${base}/{cohortId}/users/{username}`,
      summary: 'The same for one',
      input: z.object({ params: ofUser }),
      response: cohortAdditions,
      handle: async ({ params }, { viewer, req }) => {
        await assertStaff(learners, viewer, params.courseKey);
        return add(params, [params.username], originOf(req, viewer));
      },
    }),
    viewerEndpoint({
      ...common,
      id: 'removeCohortUser',
      method: 'delete',
      path: `${base}/{cohortId}/users/{username}`,
      summary: 'Takes a learner out of a cohort',
      input: z.object({ params: ofUser }),
      response: null,
      handle: async ({ params: { courseKey: of, cohortId, username } }, { viewer, req }) => {
        await assertStaff(learners, viewer, of);
        const input = { courseKey: of, cohortId, learner: username };
        if (await cohorts.removeLearner(input, originOf(req, viewer))) return undefined;
        throw new CoreError('not_found', `${username} is not in the cohort.`);
      },
    }),
  ];
}

function viewOf({ id, name, members }: ListedCohort) {
  return {
    id,
    name,
    user_count: members,
    assignment_type: 'manual' as const,
    user_partition_id: null,
    group_id: null,
  };
}

function userView({ username, email, name }: Account) {
  return { username, email, name };
}
