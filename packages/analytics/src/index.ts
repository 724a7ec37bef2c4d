export {
  defineTask,
  definePick,
  pickRows,
  type Emit,
  type EventPick,
  type FoldContext,
  type Range,
  type RowPick,
  type Task,
} from './tasks/define-task.ts';
export { allTasks } from './tasks/all-tasks.ts';
export { chooseTasks } from './tasks/plan-tasks.ts';
export {
  compareBytes,
  parseTuple,
  tupleText,
  type Field,
  type Occurrence,
  type Tuple,
} from './tuples/tuple.ts';
export type { Column, Table } from './tables/table.ts';
export type { LogEvent } from './log/log-event.ts';
export { parseLogEvent } from './log/parse-log-event.ts';
export { runInMemory, type InMemoryInput } from './engines/in-memory/run-in-memory.ts';
export { noSideTables } from './tables/no-side-tables.ts';
export type { SideTables } from './tables/side-tables.port.ts';
export { allSideTables } from './tables/side/all-side-tables.ts';
export { courseSideTables } from './tables/side/course-side-tables.ts';
export { folderSideTables } from './tables/side/folder-side-tables.ts';
export type { SideTable } from './tables/side/side-table.ts';
export { xapiStatements } from './xapi/xapi-statements.ts';
export { xapiVerbs } from './xapi/xapi-mappings.ts';
export { caliperEvent } from './caliper/caliper-event.ts';
export { caliperTypes } from './caliper/caliper-mappings.ts';
export { pythonJson } from './projection/python-json.ts';
export { readTrackingEvent } from './projection/read-tracking-event.ts';
export type { TrackingEvent } from './projection/tracking-event.ts';
export { ifiTypes, type ProjectionSettings, type XapiSettings } from './projection/projection-settings.ts';
export type { RefusedEvent } from './projection/refused-event.ts';
export { openCountryTable, type CountryTable } from './countries/open-country-table.ts';
export { shippedCountryTable } from './countries/shipped-country-table.ts';
export { publishedTables } from './tables/published-tables.ts';
export type { KeyRows, TableChange, TableStore } from './tables/table-store.port.ts';
export { writeTableFile } from './tables/tsv/write-table-file.ts';
export { checkLog } from './lint/check-log.ts';
export type { CheckOptions } from './lint/check-line.ts';
export { logFileNames } from './lint/log-file-names.ts';
export { logLines } from './lint/log-lines.ts';
export { parseLogLine } from './lint/parse-log-line.ts';
export { LogReporter, type LogFinding, type LogReport } from './lint/log-report.ts';
export { projectLog, type Project } from './projection/project-log.ts';
export { isExpected, ProjectionCounts, type Skipped } from './projection/projection-counts.ts';
export { eventsOfSource } from './export/events-of-source.ts';
export { exportEventsByCourse } from './export/export-events-by-course.ts';
export type { ExportChoice } from './export/exported-event.ts';
export { exportStudentModule } from './export/export-student-module.ts';
export { writeCourseReports, type CourseReport } from './export/write-course-reports.ts';
export {
  writeStudentEngagementReports,
  type StudentEngagementReports,
} from './export/write-student-engagement-reports.ts';
export { folderLogSource } from './log/folder-log-source.ts';
export type { LogFile, LogSource } from './log/log-source.port.ts';
export {
  runAnalytics,
  type AnalyticsReport,
  type RunAnalyticsInput,
} from './engines/embedded/run-analytics.ts';
export type { AnalyticsProgress } from './engines/embedded/run-progress.ts';
export { openLive, type LiveAnalytics, type LiveInput } from './engines/live/open-live.ts';
export type { FoldSettings, TaskModule } from './engines/embedded/engine-settings.ts';
export { eventsBehind, type BehindQuestion, type EventBehind } from './behind/events-behind.ts';
export { originsOf, type Origins } from './behind/picks-behind.ts';
export { rulesOf } from './insights/rules-of.ts';
export type { Disclosure } from './disclosure/shown-data.ts';
export { activeLearners, type ActiveLearners } from './site/active-learners.ts';
export { enrollmentByOrganisation } from './site/enrollment-by-organisation.ts';
export { eventsPerDay } from './site/events-per-day.ts';
export { newEnrollments } from './site/new-enrollments.ts';
export { pseudonyms, type Pseudonyms } from './research/pseudonyms.ts';
export { researchEvent } from './research/research-event.ts';
export { personInText, type PersonInText } from './retirement/person-in-text.ts';
export { retiredLine } from './retirement/retired-line.ts';
export type { RetiredPerson } from './retirement/retired-person.ts';
export {
  isOfGroups,
  researchColumns,
  researchGroups,
  researchRow,
  researchTables,
} from './research/research-tables.ts';
