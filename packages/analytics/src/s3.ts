export { openS3LogSource, type OpenedS3LogSource } from './log/s3-log-source.ts';
