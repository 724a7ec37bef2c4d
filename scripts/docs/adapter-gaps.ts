const oneTransaction =
  'An answer is one transaction of state, score, event and job: all records are in one SQL database.';
const bytes = 'Bytes of any length and lines that only grow are kept as files, in no database.';

/** Why a port has no more adapters than those that its suite is bound to. */
export const adapterGaps: Readonly<Record<string, string>> = {
  'API token store': oneTransaction,
  'LTI registrations': oneTransaction,
  'LTI stores': oneTransaction,
  'account store': oneTransaction,
  'cohort store': oneTransaction,
  'columns and couriers': oneTransaction,
  'completion store': oneTransaction,
  'course store':
    'Courses are kept for good, which Redis is not for, in parts too small and too many for S3.',
  'demographics store': oneTransaction,
  'embed key store': oneTransaction,
  'enrolment store': oneTransaction,
  'event log': bytes,
  'file store': bytes,
  'grade store': oneTransaction,
  'job queue': 'In the database of the records, or in Redis; nothing runs jobs in MongoDB or S3.',
  'launch records': oneTransaction,
  'launch session store': oneTransaction,
  'lease store': oneTransaction,
  'links and scores': oneTransaction,
  outbox: oneTransaction,
  'platform store':
    'An LMS that mounts the platform brings its own; these two are for small ones and for tests.',
  'records dump': 'It reads and fills the SQL database that the records are in.',
  'rescore store': oneTransaction,
  'retirement store': oneTransaction,
  'role store': oneTransaction,
  rosters: oneTransaction,
  'rows of ltijs': oneTransaction,
  'score store': oneTransaction,
  'script sandbox':
    'The one where the machine lets programs be locked in by its kernel, the other where it does not.',
  'session store': oneTransaction,
  'state store': oneTransaction,
  'submission store': oneTransaction,
  'team note store': oneTransaction,
  'table store': 'Insights’ tables are where the original’s are: in SQL, which other programs read too.',
  'upload store': bytes,
};
