import type {
  Clock,
  CoreStores,
  Engine,
  EventLog,
  IdSource,
  Instant,
  JobQueue,
  Outbox,
  Records,
  Secret,
} from '@coursewright/core';
import type { LtiStores, LtiTool } from '@coursewright/lti-provider';
import type { Logger } from 'pino';
import type { HostStores } from './accounts/host-stores.ts';
import type { CourseReports, TableReader } from '@coursewright/analytics/api';
import type { HostUploads } from './files/host-uploads.ts';
import type { ReportSigner } from './files/report-signer.ts';
import type { FileSigner } from './files/sign-file.ts';
import type { RateLimits } from './http/rate-limit.ts';
import type { EventCounts } from './insights/site/event-counts.ts';
import type { StorageUse } from './insights/site/storage-use.ts';
import type { Translator } from './lms/i18n/translator.ts';
import type { HostMetrics } from './metrics/host-metrics.ts';
import type { Retirements } from './retirement/retirements.ts';
import type { RequestTracker } from './tracking/request-tracker.ts';
import type { WidgetBundle } from './lms/widget-bundle.ts';

/** What routes and pages stand on; compose.ts puts it together. */
export interface HostDeps {
  readonly engine: Engine;
  readonly lti: Omit<LtiTool, 'jobs' | 'onGradeChange'>;
  readonly records: Records<CoreStores & LtiStores & HostStores>;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Logger;
  /** Origin that browsers see, without a trailing slash. */
  readonly publicUrl: string;
  readonly secret: Secret;
  readonly trustProxy: number;
  readonly siteName: string;
  readonly files: FileSigner;
  readonly uploads: HostUploads;
  readonly rateLimits: RateLimits;
  readonly translator: Translator;
  readonly widgets: WidgetBundle;
  /** What the analytics API answers from. */
  readonly analytics: {
    readonly tables: TableReader;
    readonly reports: CourseReports;
    /** Groups of fewer learners are not shown by themselves in Insights where they tell what people are. */
    readonly minimumGroup: number;
    /** What the tables are counted from. */
    readonly log: Pick<EventLog, 'hours' | 'readHour'>;
    /** When each table was last published. */
    updates(): Promise<ReadonlyMap<string, Instant>>;
    /** Seconds that lines of the log have waited to be in the tables; undefined where no process keeps them. */
    lag(): Promise<number | undefined>;
  };
  /** What administrators are told of the host as a whole. */
  readonly site: {
    readonly events: EventCounts;
    storage(): Promise<StorageUse>;
    backlog(): ReturnType<Outbox['backlog']>;
  };
  /** Reports about courses that are downloaded. */
  readonly reports: { readonly folder: string; readonly signer: ReportSigner };
  readonly retirements: Retirements;
  /** Absent = requests leave no events. */
  readonly tracker?: RequestTracker;
  readonly jobs: JobQueue;
  readonly metrics: HostMetrics;
  /** What `/metrics` is read with from elsewhere. */
  readonly metricsToken?: string;
  /** False from the moment the process is told to stop. */
  readonly ready: () => boolean;
}
