import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Exercise } from './exercise.ts';
import { picture } from './exercises-in-pictures.ts';

export const exerciseCourseKey = 'course-v1:Org+Exercises+1';

/** Where the nth exercise stands: a unit of its own. */
export const exercisePath = (index: number): string =>
  `/courses/${encodeURIComponent(exerciseCourseKey)}/learn?unit=${encodeURIComponent(
    `block-v1:Org+Exercises+1+type@vertical+block@u${index}`,
  )}`;

/** Writes the OLX of a course of these; gives its folder. */
export function writeExerciseCourse(folder: string, exercises: readonly Pick<Exercise, 'xml'>[]): string {
  const units = exercises.map(
    ({ xml }, index) =>
      `<vertical url_name="u${index}" display_name="Unit ${index}"><problem url_name="p${index}" display_name="Exercise">${xml}</problem></vertical>`,
  );
  mkdirSync(path.join(folder, 'static'), { recursive: true });
  writeFileSync(path.join(folder, 'static/ball.svg'), picture);
  writeFileSync(
    path.join(folder, 'course.xml'),
    `<course org="Org" course="Exercises" url_name="1" display_name="Exercises" start="2020-01-01T00:00:00Z" language="en">
      <chapter url_name="c" display_name="C"><sequential url_name="s" display_name="S">${units.join('\n')}</sequential></chapter>
    </course>`,
  );
  return folder;
}
