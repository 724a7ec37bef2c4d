import type { Table } from '../table.ts';

export const moduleEngagementMetricRanges: Table = {
  name: 'module_engagement_metric_ranges',
  kind: 'published',
  columns: [
    { name: 'course_id', type: 'string', length: 255, required: true },
    { name: 'start_date', type: 'date' },
    { name: 'end_date', type: 'date' },
    { name: 'metric', type: 'string', length: 50, required: true },
    { name: 'range_type', type: 'string', length: 50, required: true },
    { name: 'low_value', type: 'double' },
    { name: 'high_value', type: 'double' },
  ],
  key: ['course_id'],
  indexes: [['course_id', 'metric']],
};
