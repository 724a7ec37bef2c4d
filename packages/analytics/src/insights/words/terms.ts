import type { Words } from '../language.ts';

/** Words that several definitions share. */
export const terms = {
  date: { en: 'Date', es: 'Fecha' },
  week: { en: 'Week', es: 'Semana' },
  learners: { en: 'Learners', es: 'Estudiantes' },
  share: { en: 'Share', es: 'Proporción' },
  notKnown: { en: 'Not known', es: 'Desconocido' },
  notGiven: { en: 'Not given', es: 'No indicado' },
  other: { en: 'Other', es: 'Otro' },
  correct: { en: 'Correct', es: 'Correctas' },
  incorrect: { en: 'Incorrect', es: 'Incorrectas' },
  scores: { en: 'Scores', es: 'Puntuaciones' },
  passed: { en: 'Passed', es: 'Aprobado' },
  notPassed: { en: 'Not passed', es: 'Sin aprobar' },
  submissions: { en: 'Last submissions', es: 'Últimos envíos' },
} as const satisfies Record<string, Words>;
