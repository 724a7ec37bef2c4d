import { userSettingsChanged } from '../events/catalogue/account-events.ts';
import type { EventOrigin } from '../events/event-origin.ts';
import type { CoreStores } from '../records/core-stores.ts';
import type { Outgoing } from '../records/records.port.ts';
import { formatInstant, type Instant } from '../shared/clock.port.ts';
import { CoreError } from '../shared/core-error.ts';
import { genders, levelsOfEducation, type Demographics } from './demographics.ts';

interface Telling {
  readonly userId: number;
  readonly changes: Partial<Demographics>;
  readonly at: Instant;
}

/**
 * Changes what somebody tells of himself; each change is an event, as of Open edX's profiles (common/djangoapps/util/model_utils.py). Of
 * two at once the second sees what the first has done where the account is held. Throws `bad_input`.
 */
export async function tellDemographics(
  tx: Pick<CoreStores, 'demographics'> & Outgoing,
  { userId, changes, at }: Telling,
  origin: EventOrigin,
): Promise<Demographics> {
  const before = await tx.demographics.demographics(userId);
  const after = { ...before, ...changes };
  checkDemographics(after, at);
  const changed = settings.filter(([, member]) => before[member] !== after[member]);
  if (changed.length === 0) return before;
  await tx.demographics.putDemographics(userId, after);
  for (const [setting, member] of changed) {
    const data = {
      user_id: userId,
      setting,
      old: before[member],
      new: after[member],
      truncated: [],
      table: 'auth_userprofile',
    };
    await tx.events.emit(userSettingsChanged, { data, origin });
  }
  return after;
}

const settings = [
  ['gender', 'gender'],
  ['level_of_education', 'levelOfEducation'],
  ['year_of_birth', 'yearOfBirth'],
] as const;

/** Years go back as far as Open edX's list of them (`UserProfile.VALID_YEARS`). */
const yearsBack = 120;

function checkDemographics({ yearOfBirth, gender, levelOfEducation }: Demographics, at: Instant): void {
  const year = Number(formatInstant(at).slice(0, 4));
  if (
    yearOfBirth !== null &&
    !(Number.isInteger(yearOfBirth) && yearOfBirth <= year && yearOfBirth > year - yearsBack)
  )
    throw wrong('yearOfBirth', `The year of birth is from ${year - yearsBack + 1} to ${year}.`);
  if (gender !== null && !genders.includes(gender))
    throw wrong('gender', `The gender is one of ${genders.join(', ')}.`);
  if (levelOfEducation !== null && !levelsOfEducation.includes(levelOfEducation))
    throw wrong('levelOfEducation', `The level of education is one of ${levelsOfEducation.join(', ')}.`);
}

function wrong(field: keyof Demographics, why: string): CoreError {
  return new CoreError('bad_input', why, { data: { field } });
}
