import { z } from 'zod';

const text = z.string().nullable();
const count = z.number();

export const learner = z
  .object({
    user_id: z.number().nullable(),
    username: z.string(),
    enrollment_mode: text,
    name: text,
    account_url: text,
    email: text,
    language: text,
    location: text,
    year_of_birth: z.number().nullable(),
    level_of_education: text,
    gender: text,
    mailing_address: text,
    city: text,
    country: text,
    goals: text,
    segments: z.array(z.string()),
    engagements: z.object({
      discussion_contributions: count,
      problems_attempted: count,
      problems_completed: count,
      videos_viewed: count,
      problem_attempts_per_completed: z
        .number()
        .nullable()
        .meta({ description: 'null where nothing was completed' }),
    }),
    enrollment_date: text,
    cohort: text,
    last_updated: text,
  })
  .meta({ id: 'AnalyticsLearner' });

const page = {
  count,
  num_pages: count,
  next: text.meta({ description: 'Address of the next page' }),
  previous: text,
};

export const pageOfLearners = z.object({ ...page, results: z.array(learner) });

export const pageOfEngagements = z.object({
  ...page,
  results: z.array(
    z.object({
      id: count,
      course_id: z.string(),
      username: z.string(),
      date: z.string(),
      entity_type: z.string(),
      entity_id: z.string(),
      event: z.string(),
      count,
      created: z.string(),
    }),
  ),
});

export const engagementDays = z.object({
  days: z.array(
    z.object({
      date: z.string(),
      problems_attempted: count,
      problems_completed: count,
      discussion_contributions: count,
      videos_viewed: count,
    }),
  ),
});

const range = z
  .array(z.number().nullable())
  .nullable()
  .meta({ description: 'From, to; an end that is null is open' });
const classes = z.object({ class_rank_bottom: range, class_rank_average: range, class_rank_top: range });
const numbers = z.record(z.string(), count);

export const learnerMetadata = z.object({
  enrollment_modes: numbers,
  segments: numbers,
  cohorts: numbers,
  engagement_ranges: z.object({
    date_range: z.object({ start: text, end: text }),
    problem_attempts_per_completed: classes,
    problems_attempted: classes,
    problems_completed: classes,
    videos_viewed: classes,
    discussion_contributions: classes,
  }),
});
