import type { CourseReader } from '../courses/course-version.ts';
import { courseKeyOf } from '../keys/index.ts';
import type { CoreStores } from '../records/core-stores.ts';
import type { Records } from '../records/records.port.ts';
import { checkPageRequest } from '../shared/check-page-request.ts';
import type { Clock } from '../shared/clock.port.ts';
import { CoreError } from '../shared/core-error.ts';
import type { IdSource } from '../shared/id-source.port.ts';
import type { StoredAccount } from './account-store.port.ts';
import { addAccount } from './add-account.ts';
import { authenticate, newPasswordHash } from './authenticate.ts';
import { changeProfile } from './change-profile.ts';
import { checkAccount, checkPassword } from './check-account.ts';
import { enroll, unenroll } from './enroll.ts';
import { enrollmentLimits } from './enrollment-limits.ts';
import { isEnded } from './is-ended.ts';
import type { LearnerService } from './learner-service.ts';
import { mergeGuest } from './merge-guest.ts';
import { defaultPasswordCost, type PasswordCost } from './password-hash.ts';
import { publicAccount } from './public-account.ts';
import { tellDemographics } from './tell-demographics.ts';

export interface LearnerDeps {
  readonly records: Records<CoreStores>;
  readonly versions: CourseReader;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly passwordCost?: PasswordCost;
}

export function createLearnerService({
  records,
  versions,
  clock,
  ids,
  passwordCost: cost = defaultPasswordCost,
}: LearnerDeps): LearnerService {
  return {
    createAccount: async (input) => {
      checkAccount(input);
      const { password } = input;
      const hash = password === undefined ? null : await newPasswordHash({ ids, cost }, password);
      return records.transaction((tx) => addAccount(tx, input, hash, clock.now()));
    },
    createFirstAdministrator: async (input) => {
      checkAccount(input);
      checkPassword(input.password);
      const hash = await newPasswordHash({ ids, cost }, input.password);
      return records.transaction(async (tx) => {
        await tx.accounts.holdSuperusers();
        if (await tx.accounts.hasSuperuser()) {
          throw new CoreError('already_there', 'There is a site administrator already.');
        }
        return addAccount(tx, { ...input, superuser: true }, hash, clock.now());
      });
    },
    hasAdministrator: () => records.read(({ accounts }) => accounts.hasSuperuser()),
    authenticate: (login, password) => authenticate({ records, ids, cost }, login, password),
    account: async (id) =>
      publicAccount(await records.read((view) => requireAccount(view, id), { snapshot: false })),
    accountByUsername: async (username) => {
      const found = await records.read(({ accounts }) => accounts.accountByUsername(username));
      return found === undefined || isEnded(found) ? undefined : publicAccount(found);
    },
    changeProfile: (id, changes) =>
      records.transaction(async (tx) => changeProfile(tx, await holdAccount(tx, id), changes)),
    demographics: (id) =>
      records.read(async (view) => {
        await requireAccount(view, id);
        return view.demographics.demographics(id);
      }),
    tellDemographics: (id, changes, origin) =>
      records.transaction(async (tx) => {
        await holdAccount(tx, id);
        return tellDemographics(tx, { userId: id, changes, at: clock.now() }, origin);
      }),
    setPassword: async (id, password) => {
      checkPassword(password);
      const hash = await newPasswordHash({ ids, cost }, password);
      await records.transaction(async (tx) => {
        await requireAccount(tx, id);
        await tx.accounts.setPasswordHash(id, hash);
      });
    },
    setRole: async (userId, course, role, granted) => {
      const courseKey = courseKeyOf(course);
      await records.transaction(async (tx) => {
        await requireAccount(tx, userId);
        if (granted) await tx.roles.addRole(userId, courseKey, role);
        else await tx.roles.removeRole(userId, courseKey, role);
      });
    },
    roles: (userId, course) => records.read(({ roles }) => roles.roles(userId, courseKeyOf(course))),
    rolesOf: (userId) => records.read(({ roles }) => roles.rolesOf(userId)),
    enroll: async ({ userId, courseKey: course, mode, invited = false }, origin) => {
      // Read before the transaction: a course's objects are not looked for while the writer is held.
      const version = await versions.published(course);
      const root = await version.block(version.root);
      const limits = invited ? 'none' : enrollmentLimits(root?.fields ?? {});
      return records.transaction(async (tx) => {
        const { username } = await holdAccount(tx, userId);
        const { courseKey } = version;
        const at = clock.now();
        return enroll(tx, { userId, username, courseKey, limits, at, ...(mode && { mode }) }, origin);
      });
    },
    unenroll: ({ userId, courseKey: course }, origin) =>
      records.transaction(async (tx) => {
        const { username } = await holdAccount(tx, userId);
        await unenroll(tx, { userId, username, courseKey: courseKeyOf(course) }, origin);
      }),
    enrollment: (userId, course) =>
      records.read(({ enrollments }) => enrollments.enrollment(userId, courseKeyOf(course))),
    enrollments: (userId) => records.read(({ enrollments }) => enrollments.enrollmentsOf(userId)),
    learners: async (course, page) => {
      checkPageRequest(page);
      return records.read(({ enrollments }) => enrollments.activeLearners(courseKeyOf(course), page));
    },
    mergeGuest: (merge) => records.transaction((tx) => mergeGuest(tx, { ...merge, at: clock.now() })),
  };
}

async function requireAccount(
  { accounts }: Pick<CoreStores, 'accounts'>,
  id: number,
): Promise<StoredAccount> {
  return required(id, await accounts.accountById(id));
}

/** Of two changes to one learner's enrolment, the second sees what the first has done. */
async function holdAccount({ accounts }: Pick<CoreStores, 'accounts'>, id: number): Promise<StoredAccount> {
  return required(id, await accounts.holdAccount(id));
}

/** Throws `not_found`; an account that nobody is behind any more is none. */
function required(id: number, found: StoredAccount | undefined): StoredAccount {
  if (found === undefined || isEnded(found)) {
    throw new CoreError('not_found', `There is no account ${id}.`);
  }
  return found;
}
