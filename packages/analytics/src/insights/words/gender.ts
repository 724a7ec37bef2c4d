import type { Words } from '../language.ts';

/** `gender` of the tables; '' is where none is given. */
export const genders: Readonly<Record<string, Words>> = {
  f: { en: 'Female', es: 'Mujer' },
  m: { en: 'Male', es: 'Hombre' },
  o: { en: 'Other', es: 'Otro' },
  '': { en: 'Not given', es: 'No indicado' },
};
