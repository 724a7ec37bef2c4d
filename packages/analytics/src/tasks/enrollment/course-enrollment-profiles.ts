import { courseEnrollmentProfiles } from '../../tables/enrollment/course-enrollment-profiles.table.ts';
import { courseEnrollmentSpans } from '../../tables/enrollment/course-enrollment-spans.table.ts';
import { authUserprofile } from '../../tables/side/auth-userprofile.table.ts';
import { takeColumns } from '../../tables/take-columns.ts';
import { cutText } from '../cut-text.ts';
import { defineTask, pickRows } from '../define-task.ts';
import type { Field, Tuple } from '../../tuples/tuple.ts';

const demographics = takeColumns(authUserprofile, [
  'user_id',
  'gender',
  'year_of_birth',
  'level_of_education',
]);

export const courseEnrollmentProfilesTask = defineTask({
  name: 'course-enrollment-profiles',
  counts:
    'When learners were enrolled, with gender, year of birth and education of their profiles as they are now.',
  table: courseEnrollmentProfiles,
  of: [
    pickRows(authUserprofile, (row, emit) => {
      const [userId = null, ...rest] = demographics(row);
      emit([userId], ['profile', ...rest]);
    }),
    pickRows(
      courseEnrollmentSpans,
      ([courseId = null, userId = null, date = null, until = null, atEnd = null], emit) => {
        emit([userId], ['span', courseId, date, until, atEnd]);
      },
    ),
  ],
  *fold([userId = null], occurrences) {
    let profile: Tuple = [null, null, null];
    for (const { tuple } of occurrences) {
      const [tag, ...rest] = tuple;
      if (tag === 'profile') profile = describe(rest);
      else yield [rest[0] ?? null, userId, ...rest.slice(1), ...profile];
    }
  },
});

function describe([gender = null, birthYear = null, education = null]: Tuple): Tuple {
  return [
    gender === null || gender === '' ? null : cutText(gender, 6),
    birthYear === '' ? null : birthYear,
    educationLevel(education),
  ];
}

const levels: Readonly<Record<string, string>> = {
  el: 'primary',
  jhs: 'junior_secondary',
  hs: 'secondary',
  a: 'associates',
  b: 'bachelors',
  m: 'masters',
  p: 'doctorate',
  p_se: 'doctorate',
  p_oth: 'doctorate',
  none: 'none',
  other: 'other',
};

function educationLevel(code: Field): Field {
  return code !== null && Object.hasOwn(levels, code) ? (levels[code] ?? null) : null;
}
