import { authUserprofile } from './auth-userprofile.table.ts';
import { authUser } from './auth-user.table.ts';
import { courseBlocksRaw } from './course-blocks-raw.table.ts';
import { courseCatalog } from './course-catalog.table.ts';
import { courseGroupsCourseusergroupUsers } from './course-groups-courseusergroup-users.table.ts';
import { courseGroupsCourseusergroup } from './course-groups-courseusergroup.table.ts';
import { courseListRaw } from './course-list-raw.table.ts';
import { coursewareStudentmodule } from './courseware-studentmodule.table.ts';
import { gradesPersistentcoursegrade } from './grades-persistentcoursegrade.table.ts';
import type { SideTable } from './side-table.ts';
import { studentCourseenrollment } from './student-courseenrollment.table.ts';
import { youtubeVideos } from './youtube-videos.table.ts';

/** Every table that tasks read beside the log and each other's tables. */
export const allSideTables: readonly SideTable[] = [
  authUser,
  authUserprofile,
  courseBlocksRaw,
  courseCatalog,
  courseGroupsCourseusergroup,
  courseGroupsCourseusergroupUsers,
  courseListRaw,
  coursewareStudentmodule,
  gradesPersistentcoursegrade,
  studentCourseenrollment,
  youtubeVideos,
];
