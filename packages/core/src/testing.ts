export { testRecords } from './adapters/sql/testing/test-records.ts';
export { mysqlTestDatabases } from './adapters/sql/testing/mysql-test-databases.ts';
export type { TestDatabase } from './adapters/sql/testing/test-database.ts';
export {
  onEachDatabase,
  onMysql,
  type SqlTestTarget,
  type SqlTools,
} from './adapters/sql/testing/sql-targets.ts';
export { serviceUrl } from './testing/services.ts';
export {
  allServiceUrls,
  openServicePlaces,
  type ServicePlaces,
  type ServiceUrls,
} from './testing/service-places.ts';
export { forgetJobs } from './testing/forget-jobs.ts';
export { freePort } from './testing/free-port.ts';
export { tcpProxy, type TcpProxy } from './testing/tcp-proxy.ts';
export { testBucket } from './adapters/s3/testing/test-bucket.ts';
export type { ContractTools } from './testing/contract-tools.ts';
export { hostileTexts, using, type StoreHarness } from './testing/store-harness.ts';
export { completionStoreContract } from './completion/completion-store.contract.ts';
export { eventLogContract, type EventLogHarness } from './events/event-log.contract.ts';
export { jobQueueContract, type JobQueueHarness } from './jobs/job-queue.contract.ts';
export { stateStoreContract } from './learning/state-store.contract.ts';
export { rescoreStoreContract } from './learning/rescore-store.contract.ts';
export { submissionStoreContract } from './learning/submission-store.contract.ts';
export { testCourses } from './adapters/sql/testing/test-courses.ts';
export { courseStoreContract, type CourseStoreHarness } from './courses/course-store.contract.ts';
export { fileStoreContract, type FileStoreHarness } from './files/file-store.contract.ts';
export { uploadStoreContract, type UploadStoreHarness } from './files/upload-store.contract.ts';
export { recordsDumpContract, type RecordsDumpHarness } from './backup/records-dump.contract.ts';
export { outboxContract, type OutboxHarness } from './records/outbox.contract.ts';
export { scriptSandboxContract, type ScriptSandboxHarness } from './sandbox/script-sandbox.contract.ts';
