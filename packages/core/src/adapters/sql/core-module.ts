import type { CoreStores } from '../../records/core-stores.ts';
import { sqlAccountStore } from './account-store.sql.ts';
import { sqlCohortStore } from './cohort-store.sql.ts';
import { sqlDemographicsStore } from './demographics-store.sql.ts';
import { sqlEnrollmentStore } from './enrollment-store.sql.ts';
import { sqlGradeStore } from './grade-store.sql.ts';
import { gradingMigrations } from './grading-migrations.ts';
import { learnerMigrations } from './learner-migrations.ts';
import { learningMigrations, learningStores } from './learning-stores.sql.ts';
import { rescoreMigrations, sqlRescoreStore } from './rescore-store.sql.ts';
import { sqlRoleStore } from './role-store.sql.ts';
import { sqlScoreStore } from './score-store.sql.ts';
import type { SqlModule } from './sql-module.ts';

/** Every table and store of core's own domains. */
export const coreModule: SqlModule<CoreStores> = {
  name: 'core',
  migrations: [...learningMigrations, ...learnerMigrations, ...gradingMigrations, ...rescoreMigrations],
  stores: (session) => ({
    ...learningStores(session),
    accounts: sqlAccountStore(session),
    roles: sqlRoleStore(session),
    enrollments: sqlEnrollmentStore(session),
    cohorts: sqlCohortStore(session),
    demographics: sqlDemographicsStore(session),
    scores: sqlScoreStore(session),
    grades: sqlGradeStore(session),
    rescores: sqlRescoreStore(session),
  }),
};
