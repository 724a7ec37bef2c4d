import { courseSideTables, type SideTables } from '@coursewright/analytics';
import type { Clock, CoreStores, Engine, Instant, Outbox, Records } from '@coursewright/core';
import { authUserprofileRows, authUserRows } from './side/account-rows.ts';
import { catalogRows } from './side/catalog-rows.ts';
import { cohortMemberRows, cohortRows } from './side/cohort-rows.ts';
import { enrollmentRows } from './side/enrollment-rows.ts';
import { gradeRows } from './side/grade-rows.ts';
import { tupleOf, type SideRow } from './side/side-row.ts';
import { studentModuleRows } from './side/student-module-rows.ts';

export interface OwnData {
  readonly engine: Pick<Engine, 'courses' | 'versions'>;
  readonly records: Records<CoreStores>;
  readonly outbox: Pick<Outbox, 'logEnd'>;
  /** When somebody was last taken out of records without an event. */
  readonly lastRetired: () => Promise<Instant | undefined>;
  readonly clock: Clock;
  /** Of the addresses in the tables, `https://lms.example.org`. */
  readonly origin: string;
}

/**
 * The LMS's tables out of the engine's own stores, a page at a time: no more of a table is in memory than a page. Every change of records leaves an event, so what was read changes no sooner than the
 * log's end, which is their version; the few changes that leave none are seen with the next event.
 */
export function ownSideTables({ engine, records, outbox, lastRetired, clock, origin }: OwnData): SideTables {
  const courses = courseSideTables(engine, origin);
  const tables: Readonly<Record<string, () => AsyncIterable<SideRow>>> = {
    auth_user: () => authUserRows(records),
    auth_userprofile: () => authUserprofileRows(records),
    student_courseenrollment: () => enrollmentRows(records),
    grades_persistentcoursegrade: () => gradeRows(records),
    courseware_studentmodule: () => studentModuleRows(records),
    course_groups_courseusergroup: () => cohortRows(records),
    course_groups_courseusergroup_users: () => cohortMemberRows(records),
    course_catalog: () => catalogRows(engine, clock),
  };
  return {
    async *rows(table) {
      const own = tables[table.name];
      if (own === undefined) yield* courses.rows(table);
      else for await (const row of own()) yield tupleOf(table, row);
    },
    async version(table) {
      if (!Object.hasOwn(tables, table.name)) return courses.version(table);
      const { file, offset } = (await outbox.logEnd()) ?? { file: '', offset: 0 };
      // What a course is called in the catalogue moves on with the days.
      const day = table.name === 'course_catalog' ? ` ${Math.floor(clock.now() / 86_400_000_000)}` : '';
      return `${file} ${offset}${day} ${(await lastRetired()) ?? ''}`;
    },
  };
}
