import type { Words } from '../language.ts';

/** Labels of `course_activity`. */
export const activityLabels: Readonly<Record<string, Words>> = {
  ACTIVE: { en: 'Did anything', es: 'Cualquier actividad' },
  PLAYED_VIDEO: { en: 'Played a video', es: 'Vieron un vídeo' },
  ATTEMPTED_PROBLEM: { en: 'Tried a problem', es: 'Intentaron un problema' },
  POSTED_FORUM: { en: 'Wrote a post', es: 'Escribieron en el foro' },
};
