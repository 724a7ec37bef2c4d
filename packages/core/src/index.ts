export { isJsonObject, type Json, type JsonObject } from './shared/json.ts';
export { CoreError } from './shared/core-error.ts';
export { errorCatalogue, type ErrorCode, type ErrorEntry } from './shared/error-catalogue.ts';
export { cacheBytes } from './shared/byte-cache.ts';
export { systemClock, formatInstant, type Clock, type Instant } from './shared/clock.port.ts';
export { systemIds, type IdSource } from './shared/id-source.port.ts';
export {
  currentSecret,
  knownSecrets,
  newestSecret,
  withKnownSecret,
  type Secret,
  type SecretRing,
} from './shared/secret.ts';
export { checkPageRequest } from './shared/check-page-request.ts';
export type { Page, PageRequest } from './shared/page.ts';
export { isRefusal, type Refusal } from './shared/refusal.ts';
export type { CourseKey, UsageKey } from './keys/index.ts';
export type { Records, Outgoing } from './records/records.port.ts';
export type { CoreStores } from './records/core-stores.ts';
export {
  defineBrowserEvent,
  defineEvent,
  type EventDefinition,
  type EventSource,
} from './events/define-event.ts';
export { eventFamilies, eventNamed, type AnyEvent } from './events/event-catalogue.ts';
export { researchExported } from './events/catalogue/instructor-events.ts';
export { implicitEventOf, implicitEvents, type ImplicitEvent } from './events/implicit-events.ts';
export type { EventDraft, EventSink } from './events/event-sink.port.ts';
export type { EventOrigin } from './events/event-origin.ts';
export { serverOrigin } from './events/server-origin.ts';
export { defineJob, type JobDefinition } from './jobs/define-job.ts';
export type { EnqueueOptions, JobSink } from './jobs/job-sink.port.ts';
export type { BlockId, BlockVersion, ChildLink, Hash } from './courses/block-version.ts';
export type { BranchName, Commit } from './courses/commit.ts';
export type { BranchMove, CourseStore } from './courses/course-store.port.ts';
export { rememberingCourseStore } from './courses/remembering-course-store.ts';
export type { CourseView, OutlineNode } from './courses/outline-view.ts';
export type { ActionAnswer, BlockView } from './blocks/block-view.ts';
export { authorHtml } from './blocks/html/author-html.ts';
export { sanitizeAuthorHtml } from './blocks/html/sanitize-author-html.ts';
export { pythonLibraryPath } from './courses/course-files.ts';
export { transcriptVtt } from './blocks/video/transcript-vtt.ts';
export type { HtmlView } from './blocks/html/html-view.ts';
export type { VideoView } from './blocks/video/video-view.ts';
export type {
  ChoiceView,
  CodeView,
  DragAndDropView,
  DraggableView,
  InputResult,
  InputView,
  MathsView,
  PageView,
  ProblemView,
  TargetView,
} from './blocks/problem/problem-view.ts';
export type { ProgressView } from './grading/progress-view.ts';
export type { GradebookRow, GradingService, ItemScore } from './grading/grading-service.ts';
export type { Engine } from './engine.ts';
export { createEngine } from './create-engine.ts';
export type {
  CourseFile,
  CourseService,
  CourseSummary,
  ImportInput,
  ImportReport,
} from './courses/course-service.ts';
export {
  createCourseService,
  type Courses,
  type CourseServiceParts,
} from './courses/create-course-service.ts';
export type { AuthoringDeps } from './courses/course-deps.ts';
export type { ChangeNote, CommitResult } from './courses/commit-change.ts';
export { editCourse, type CourseEdit, type EditCourse } from './courses/edit-course.ts';
export { publishSubtree, type PublishSubtree } from './courses/publish-subtree.ts';
export { courseHistory, type HistoryEntry } from './courses/course-history.ts';
export { diffCommits, type CourseDiff } from './courses/diff-commits.ts';
export { revertCourse, type RevertCourse } from './courses/revert-course.ts';
export { collectFiles } from './courses/collect-files.ts';
export { collectObjects } from './courses/collect-objects.ts';
export { asBlockId } from './courses/block-id.ts';
export { isHash } from './courses/hash-of.ts';
export type { FileConflict, MergeConflicts } from './courses/merge-commits.ts';
export type { MergeConflict } from './courses/merge-trees.ts';
export type { DownloadOptions, FileStore } from './files/file-store.port.ts';
export { largestUpload } from './files/upload-parts.ts';
export type { StartedUpload, UploadPart, UploadStore } from './files/upload-store.port.ts';
export type { Finding } from './olx/findings.ts';
export { checkOlx } from './olx/check-olx.ts';
export { testCourse, type CourseTestOptions, type TestedProblem } from './olx/test-course.ts';
export { writeArchive } from './olx/archive/write-archive.ts';
export {
  defineAction,
  defineBlock,
  type BlockAction,
  type BlockContext,
  type BlockDefinition,
  type BlockOutcome,
  type BlockRefusal,
  type BlockState,
  type Submission,
  type SubmissionToJudge,
} from './blocks/define-block.ts';
export type { FormatSource, OlxFormat } from './olx/olx-format.ts';
export { commonFields } from './blocks/common-fields.ts';
export {
  content,
  inheritable,
  preference,
  settings,
  userInfo,
  userState,
  userStateSummary,
  type FieldDefinition,
  type FieldTable,
} from './blocks/field-table.ts';
export { blockRegistry, type BlockRegistry } from './blocks/block-registry.ts';
export { isLinkable } from './blocks/is-linkable.ts';
export type { Account, CourseRole, Enrollment, EnrollmentMode } from './learners/account.ts';
export { genders, levelsOfEducation, nothingTold, type Demographics } from './learners/demographics.ts';
export type { Cohort, ListedCohort } from './learners/cohort.ts';
export type { CohortAddition, CohortService } from './learners/cohort-service.ts';
export type { LearnerService, NewAccount } from './learners/learner-service.ts';
export { retireAccount } from './learners/retire-account.ts';
export { blockTitle } from './learning/block-title.ts';
export type { LearningService } from './learning/learning-service.ts';
export { judgeAgain } from './learning/judge-again.ts';
export type { StoredSubmission } from './learning/submission-store.port.ts';
export { eventCatalogue, isBrowserEvent } from './events/event-catalogue.ts';
export type { BrowserEvent, EventService, TrackedRequest } from './events/event-service.ts';
export type { GradeChange } from './grading/grade-change.ts';
export type { GradedSubsection } from './grading/graded-subsections.ts';
export type { CourseReader, CourseVersion, PlacedBlock } from './courses/course-version.ts';
export type { Addresses, EngineExtension, EnginePorts } from './engine-ports.ts';
export type { JobContext, JobHandler } from './jobs/job-handler.ts';
export {
  jobStates,
  type JobCounts,
  type JobNameCount,
  type JobQueue,
  type JobState,
  type ListedJob,
} from './jobs/job-queue.port.ts';
export type { Outbox } from './records/outbox.port.ts';
export type { EventLog } from './events/event-log.port.ts';
export type { BackupReader } from './backup/backup-reader.ts';
export type { BackupPorts, RestorePorts } from './backup/backup-ports.ts';
export { openBackup } from './backup/open-backup.ts';
export { packBackup } from './backup/pack-backup.ts';
export type { RecordsDump } from './backup/records-dump.port.ts';
export { restoreBackup } from './backup/restore-backup.ts';
export { writeBackup, type BackupReport } from './backup/write-backup.ts';
export { cachedSandbox } from './sandbox/cached-sandbox.ts';
export { firstUsableSandbox } from './sandbox/first-usable-sandbox.ts';
export { noSandbox } from './sandbox/no-sandbox.ts';
export type {
  Script,
  ScriptFault,
  ScriptLibrary,
  ScriptLimits,
  ScriptOutcome,
  ScriptSandbox,
  ScriptValues,
} from './sandbox/script-sandbox.port.ts';
