import { courseEnrollmentGrades } from '../../tables/enrollment/course-enrollment-grades.table.ts';
import { courseGradeByMode } from '../../tables/enrollment/course-grade-by-mode.table.ts';
import { defineTask, pickRows } from '../define-task.ts';

export const courseGradeByModeTask = defineTask({
  name: 'course-grade-by-mode',
  counts:
    'Learners who pass the course, by the mode in which they passed. Modes that anyone ever had are listed, with 0.',
  table: courseGradeByMode,
  of: [
    pickRows(courseEnrollmentGrades, ([courseId = null, , mode = null, passing = null], emit) => {
      emit([courseId], [mode, passing]);
    }),
  ],
  *fold([courseId = null], occurrences) {
    const passing = new Map<string, number>();
    for (const { tuple, times } of occurrences) {
      const mode = tuple[0] ?? '';
      passing.set(mode, (passing.get(mode) ?? 0) + (tuple[1] === '1' ? times : 0));
    }
    for (const [mode, users] of passing) yield [courseId, mode, String(users)];
  },
});
