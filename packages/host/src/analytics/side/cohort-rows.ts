import type { CoreStores, Records } from '@coursewright/core';
import { pagesOf } from './pages-of.ts';
import type { SideRow } from './side-row.ts';

type Cohorts = Records<Pick<CoreStores, 'cohorts'>>;

/** `course_groups_courseusergroup`: cohorts; there are no groups of another type. */
export async function* cohortRows(records: Cohorts): AsyncGenerator<SideRow> {
  const all = pagesOf((page) => records.read(({ cohorts }) => cohorts.listCohorts(page)));
  for await (const { id, name, courseKey } of all) {
    yield { id: String(id), name, course_id: courseKey, group_type: 'cohort' };
  }
}

/** `course_groups_courseusergroup_users`: who is in them. */
export async function* cohortMemberRows(records: Cohorts): AsyncGenerator<SideRow> {
  const all = pagesOf((page) => records.read(({ cohorts }) => cohorts.listMembers(page)));
  for await (const { cohortId, userId } of all) {
    yield { courseusergroup_id: String(cohortId), user_id: String(userId) };
  }
}
