import { CoreError, formatInstant, genders, levelsOfEducation, type Engine } from '@coursewright/core';
import { z } from 'zod';
import type { Viewer } from '../accounts/viewer.ts';
import { originOf } from '../http/event-origin.ts';
import { viewerEndpoint, type Endpoint } from './endpoint.ts';

const told = {
  year_of_birth: z.int().nullable().meta({ example: 1990 }),
  gender: z.enum(genders).nullable(),
  level_of_education: z.enum(levelsOfEducation).nullable(),
};

const accountView = z
  .object({
    username: z.string(),
    name: z.string(),
    email: z.string(),
    is_active: z.literal(true),
    date_joined: z.string().meta({ example: '2026-01-05T09:00:00Z' }),
    ...told,
  })
  .meta({ id: 'UserAccount' });

const ofUser = z.object({ username: z.string() });

/** What Open edX's API of accounts (`/api/user/v1`) tells of oneself, and what of it may be changed: what one tells as one likes. */
export function accountEndpoints({ learners }: Pick<Engine, 'learners'>): readonly Endpoint[] {
  const common = { tag: 'service', problems: [403, 404] } as const;
  const viewOf = async (username: string) => {
    const account = await learners.accountByUsername(username);
    if (account === undefined) throw unknown(username);
    const { yearOfBirth, gender, levelOfEducation } = await learners.demographics(account.id);
    return {
      username: account.username,
      name: account.name,
      email: account.email,
      is_active: true as const,
      date_joined: `${formatInstant(account.created).slice(0, 19)}Z`,
      year_of_birth: yearOfBirth,
      gender,
      level_of_education: levelOfEducation,
    };
  };
  return [
    viewerEndpoint({
      ...common,
      id: 'getMe',
      method: 'get',
      path: '/api/user/v1/me',
      summary: 'Who one is',
      input: z.object({}),
      response: ofUser,
      handle: async (_input, { viewer }) => ({ username: viewer.account.username }),
    }),
    viewerEndpoint({
      ...common,
      id: 'getAccount',
      method: 'get',
      path: '/api/user/v1/accounts/{username}',
      summary: 'One’s own account, or any for site administrators',
      input: z.object({ params: ofUser }),
      response: accountView,
      handle: async ({ params: { username } }, { viewer }) => {
        if (viewer.account.superuser) return viewOf(username);
        assertOwn(viewer, username);
        return viewOf(username);
      },
    }),
    viewerEndpoint({
      ...common,
      id: 'changeAccount',
      method: 'patch',
      path: '/api/user/v1/accounts/{username}',
      summary: 'Tells of oneself what is named, or takes it back with null',
      input: z.object({ params: ofUser, body: z.strictObject(told).partial() }),
      response: accountView,
      handle: async ({ params: { username }, body }, { viewer, req }) => {
        assertOwn(viewer, username);
        const { year_of_birth: yearOfBirth, gender, level_of_education: levelOfEducation } = body;
        const changes = {
          ...(yearOfBirth !== undefined && { yearOfBirth }),
          ...(gender !== undefined && { gender }),
          ...(levelOfEducation !== undefined && { levelOfEducation }),
        };
        await learners.tellDemographics(viewer.account.id, changes, originOf(req, viewer));
        return viewOf(username);
      },
    }),
  ];
}

/** Throws `not_found` for another's account, there or not, and `forbidden` for a guest's. */
function assertOwn({ account }: Viewer, username: string): void {
  if (account.username !== username) throw unknown(username);
  if (account.kind === 'guest') throw new CoreError('forbidden', 'A guest has no profile.');
}

function unknown(username: string): CoreError {
  return new CoreError('not_found', `There is no account ${username} that you may see.`);
}
