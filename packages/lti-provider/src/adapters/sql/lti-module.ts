import type { SqlModule } from '@coursewright/core/sql';
import type { LtiStores } from '../../lti-stores.ts';
import { launchRecords } from './launch-records.ts';
import { SqlLaunchRecords } from './launch-records.sql.ts';
import { SqlColumns } from './columns.sql.ts';
import { SqlCouriers } from './couriers.sql.ts';
import { gradeOutboxTables } from './grade-outbox-tables.ts';
import { linkDates } from './link-dates.ts';
import { linkHistory } from './link-history.ts';
import { SqlLinks } from './links.sql.ts';
import { ltiTables } from './lti-tables.ts';
import { SqlLtiUsers } from './lti-users.sql.ts';
import { SqlNonces } from './nonces.sql.ts';
import { removalsAndProfiles } from './removals-and-profiles.ts';
import { SqlRegistrations } from './registrations.sql.ts';
import { rosterTables } from './roster-tables.ts';
import { SqlRosters } from './rosters.sql.ts';
import { SqlScores } from './scores.sql.ts';
import { SqlToolKeys } from './tool-keys.sql.ts';

/** LTI's tables and stores for `openSqlRecords`. */
export const ltiModule: SqlModule<LtiStores> = {
  name: 'lti',
  migrations: [
    ltiTables,
    removalsAndProfiles,
    gradeOutboxTables,
    linkHistory,
    launchRecords,
    rosterTables,
    linkDates,
  ],
  stores: (session) => ({
    ltiRegistrations: new SqlRegistrations(session),
    ltiNonces: new SqlNonces(session),
    ltiUsers: new SqlLtiUsers(session),
    ltiLinks: new SqlLinks(session),
    ltiScores: new SqlScores(session),
    ltiColumns: new SqlColumns(session),
    ltiCouriers: new SqlCouriers(session),
    ltiRosters: new SqlRosters(session),
    ltiKeys: new SqlToolKeys(session),
    ltiLaunches: new SqlLaunchRecords(session),
  }),
};
