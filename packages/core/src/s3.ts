export { openS3FileStore, type OpenedS3FileStore } from './adapters/s3/file-store.s3.ts';
export { asUnavailable, openS3, type OpenedS3, type S3Options } from './adapters/s3/open-s3.ts';
export { openS3EventLog, type OpenedS3EventLog, type S3EventLogOptions } from './adapters/s3/event-log.s3.ts';
export { probeS3 } from './adapters/s3/probe-s3.ts';
export type { ServiceProbe } from './adapters/service-probe.ts';
