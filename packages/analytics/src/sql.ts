export {
  derivedTables,
  openAnalyticsTables,
  pendingAnalyticsMigrations,
  type AnalyticsTables,
} from './tables/sql/analytics-tables.ts';
