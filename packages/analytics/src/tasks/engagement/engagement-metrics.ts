/** Columns of `module_engagement_summary` that learners are compared by. */
export const engagementMetrics = [
  'discussion_contributions',
  'problem_attempts',
  'problem_attempts_per_completed',
  'problems_attempted',
  'problems_completed',
  'videos_viewed',
] as const;
