const noForums = 'There are no discussions here.';
const noNotes = 'There are no notes here.';
const noBookmarks = 'There are no bookmarks here.';
const noCertificates = 'There are no certificates here.';
const noExams = 'There are no proctored or timed exams here.';
const noUpgrades = 'Nobody can pay for another mode here.';
const noBooks = 'Textbooks of a course are kept as files, and there is no reader of PDF files here.';
const noDashboard = 'The legacy instructor dashboard had it; what is done there is done by other pages here.';

/** Why nothing emits a family of the catalogue, or one event of it; `scripts/emitted-events.test.ts` holds this to the code. */
export const silentEvents: Readonly<Record<string, string>> = {
  'pre-roll video': 'There are no videos before videos here.',
  textbook: noBooks,
  forum: noForums,
  notes: noNotes,
  bookmark: noBookmarks,
  certificate: noCertificates,
  team: 'There are no teams here.',
  'special exam': noExams,
  'open response assessment': 'Open response assessments are kept, and not shown here.',
  'drag and drop':
    'The block of drag and drop is kept, and not shown here; the input of problems has no events of its own.',
  'content library': 'There are no blocks of random content here.',
  'content experiment': 'There are no experiments with content here.',
  search: 'There is no search here.',
  'third-party content': 'Blocks of other makers are kept, and not shown here.',
  'edx.course.enrollment.upgrade.clicked': noUpgrades,
  'edx.course.enrollment.upgrade.succeeded': noUpgrades,
  'edx.problem.completed': 'No version of Open edX emits it.',
  'edx.grades.problem.score_overridden': 'Scores are not overridden here.',
  'edx.grades.subsection.score_overridden': 'Scores are not overridden here.',
  'edx.grades.problem.state_deleted': 'States of learners are not deleted one by one here.',
  'edx.done.toggled': 'The block with a button for done is kept, and not shown here.',
  'edx.ui.lms.jump_nav.selected': 'The breadcrumb tells where one is, and has no menu to choose from.',
  'edx.ui.lms.sequence.tab_selected':
    'A subsection has no row of tabs: its units are in the outline, whose events tell of them.',
  'edx.video.language_menu.shown':
    'Languages are chosen in the browser’s own menu, which does not tell when it opens.',
  'edx.video.language_menu.hidden':
    'Languages are chosen in the browser’s own menu, which does not tell when it closes.',
  instructor: noDashboard,
  'edx.user.settings.change_initiated':
    'Addresses and passwords are changed here without a confirmation by mail.',
  'edx.user.settings.viewed':
    'The page of the account has no script: that it was opened is an event of its address.',
};
