export { testRecords } from './adapters/sql/testing/test-records.ts';
