import { apiTime, numberIn, textIn } from './api-values.ts';
import type { TableRow } from './table-reader.port.ts';

/** Fields that are a person's own: null where the caller may not see them. */
export const personalFields = [
  'name',
  'email',
  'language',
  'location',
  'year_of_birth',
  'level_of_education',
  'gender',
  'mailing_address',
  'city',
  'country',
  'goals',
] as const;

/** A row of the roster as the learner endpoints show it (edx-analytics-data-api before d65cc89, LearnerSerializer). */
export function learnerShape(row: TableRow, { personal }: { readonly personal: boolean }) {
  const own = (field: (typeof personalFields)[number]) => (personal ? (row[field] ?? null) : null);
  const segments = textIn(row, 'segments');
  return {
    user_id: row['user_id'] ?? null,
    username: textIn(row, 'username'),
    enrollment_mode: row['enrollment_mode'] ?? null,
    name: own('name'),
    account_url: null,
    email: own('email'),
    language: own('language'),
    location: own('location'),
    year_of_birth: own('year_of_birth'),
    level_of_education: own('level_of_education'),
    gender: own('gender'),
    mailing_address: own('mailing_address'),
    city: own('city'),
    country: own('country'),
    goals: own('goals'),
    segments: segments === '' ? [] : segments.split(','),
    engagements: {
      discussion_contributions: numberIn(row, 'discussion_contributions'),
      problems_attempted: numberIn(row, 'problems_attempted'),
      problems_completed: numberIn(row, 'problems_completed'),
      videos_viewed: numberIn(row, 'videos_viewed'),
      problem_attempts_per_completed: row['problem_attempts_per_completed'] ?? null,
    },
    enrollment_date: row['enrollment_date'] ?? null,
    cohort: row['cohort'] === '' ? null : (row['cohort'] ?? null),
    last_updated: apiTime(row['created'])?.slice(0, 10) ?? null,
  };
}
