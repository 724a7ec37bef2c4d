import type { CourseReader } from '../courses/course-version.ts';
import {
  cohortCreated,
  cohortCreationRequested,
  cohortUserAdded,
  cohortUserAddRequested,
  cohortUserRemoved,
} from '../events/catalogue/cohort-events.ts';
import type { EventDefinition } from '../events/define-event.ts';
import type { EventOrigin } from '../events/event-origin.ts';
import type { CoreStores } from '../records/core-stores.ts';
import type { Outgoing, Records } from '../records/records.port.ts';
import { checkPageRequest } from '../shared/check-page-request.ts';
import { CoreError } from '../shared/core-error.ts';
import type { JsonObject } from '../shared/json.ts';
import { foldName } from './account-keys.ts';
import type { StoredAccount } from './account-store.port.ts';
import type { CohortAddition, CohortService, LearnerToAdd } from './cohort-service.ts';
import type { Cohort, ListedCohort } from './cohort.ts';
import { isEnded } from './is-ended.ts';
import { publicAccount } from './public-account.ts';

interface CohortDeps {
  readonly records: Records<CoreStores>;
  readonly versions: CourseReader;
}

type Tx = CoreStores & Outgoing;

// Events and their order: openedx/edx-platform, openedx/core/djangoapps/course_groups, cohorts.py and signals.
export function createCohortService({ records, versions }: CohortDeps): CohortService {
  const keyOf = async (course: string): Promise<string> => (await versions.published(course)).courseKey;
  return {
    cohorts: async (course) => {
      const courseKey = await keyOf(course);
      return records.read(({ cohorts }) => cohorts.cohortsOf(courseKey));
    },
    cohort: async (course, id) => {
      const courseKey = await keyOf(course);
      return records.read((view) => requireCohort(view, courseKey, id));
    },
    cohortByName: async (course, name) => {
      const courseKey = await keyOf(course);
      return records.read(({ cohorts }) => cohorts.cohortByName(courseKey, name));
    },
    createCohort: async ({ courseKey: course, name: given }, origin) => {
      const courseKey = await keyOf(course);
      const name = checkedName(given);
      return records.transaction(async (tx) => {
        const cohort = { courseKey, name };
        const made = { ...cohort, id: await tx.cohorts.addCohort(cohort), members: 0 };
        await emit(tx, cohortCreated, made, factsOf(made), origin);
        await emit(tx, cohortCreationRequested, made, factsOf(made), origin);
        return made;
      });
    },
    addLearner: async (input, origin) => {
      const courseKey = await keyOf(input.courseKey);
      return records.transaction((tx) => addLearner(tx, { ...input, courseKey }, origin));
    },
    removeLearner: async (input, origin) => {
      const courseKey = await keyOf(input.courseKey);
      return records.transaction((tx) => removeLearner(tx, { ...input, courseKey }, origin));
    },
    learners: async (course, id, page) => {
      checkPageRequest(page);
      const courseKey = await keyOf(course);
      return records.read(async (view) => {
        await requireCohort(view, courseKey, id);
        return view.cohorts.membersOf(id, page);
      });
    },
  };
}

async function addLearner(
  tx: Tx,
  { courseKey, cohortId, learner }: LearnerToAdd,
  origin: EventOrigin,
): Promise<CohortAddition> {
  const cohort = await requireCohort(tx, courseKey, cohortId);
  const account = await holdLearner(tx, courseKey, learner);
  if (account === undefined) return { is: 'unknown' };
  const previous = await tx.cohorts.cohortOf(courseKey, account.id);
  const told = publicAccount(account);
  if (previous?.id === cohortId) return { is: 'present', account: told };
  await tx.cohorts.putMember(cohort, account.id);
  const member = { user_id: account.id };
  if (previous) await emit(tx, cohortUserRemoved, previous, { ...factsOf(previous), ...member }, origin);
  await emit(tx, cohortUserAdded, cohort, { ...factsOf(cohort), ...member }, origin);
  const before = { previous_cohort_id: previous?.id ?? null, previous_cohort_name: previous?.name ?? null };
  await emit(tx, cohortUserAddRequested, cohort, { ...factsOf(cohort), ...before, ...member }, origin);
  return previous ? { is: 'changed', account: told, previous } : { is: 'added', account: told };
}

async function removeLearner(
  tx: Tx,
  { courseKey, cohortId, learner }: LearnerToAdd,
  origin: EventOrigin,
): Promise<boolean> {
  const cohort = await requireCohort(tx, courseKey, cohortId);
  const account = await holdLearner(tx, courseKey, learner);
  if (account === undefined || (await tx.cohorts.cohortOf(courseKey, account.id))?.id !== cohortId)
    return false;
  await tx.cohorts.removeMember(courseKey, account.id);
  await emit(tx, cohortUserRemoved, cohort, { ...factsOf(cohort), user_id: account.id }, origin);
  return true;
}

async function requireCohort(
  { cohorts }: Pick<CoreStores, 'cohorts'>,
  courseKey: string,
  id: number,
): Promise<ListedCohort> {
  const cohort = await cohorts.cohort(id);
  if (cohort?.courseKey === courseKey) return cohort;
  throw new CoreError('not_found', `${courseKey} has no cohort ${id}.`);
}

/** Held, so that of two who put one learner into cohorts the second sees what the first has done. */
async function holdLearner(
  { accounts, enrollments }: Pick<CoreStores, 'accounts' | 'enrollments'>,
  courseKey: string,
  learner: string,
): Promise<StoredAccount | undefined> {
  const key = foldName(learner.trim());
  const found = (await accounts.accountByUsernameKey(key)) ?? (await accounts.accountByEmailKey(key));
  if (found === undefined || (await enrollments.enrollment(found.id, courseKey)) === undefined)
    return undefined;
  const held = await accounts.holdAccount(found.id);
  return held === undefined || isEnded(held) ? undefined : held;
}

/** As Open edX's column takes it. */
function checkedName(given: string): string {
  const name = given.trim();
  if (name === '') throw new CoreError('bad_input', 'A cohort has a name.');
  if (Array.from(name).length > 255)
    throw new CoreError('bad_input', 'A cohort’s name has at most 255 characters.');
  return name;
}

function factsOf({ id, name }: Cohort) {
  return { cohort_id: id, cohort_name: name };
}

async function emit<Data extends JsonObject>(
  tx: Outgoing,
  event: EventDefinition<Data>,
  { courseKey }: Cohort,
  data: NoInfer<Data>,
  origin: EventOrigin,
): Promise<void> {
  await tx.events.emit(event, { data, origin, courseId: courseKey });
}
