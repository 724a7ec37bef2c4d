import type { Words } from '../language.ts';

export const sinceStart: Words = {
  en: 'Weeks are counted from the start of each run, or from its first number where it has no start. The last number of a week is shown.',
  es: 'Las semanas se cuentan desde el comienzo de cada edición, o desde su primera cifra si no tiene fecha. Se muestra la última cifra de cada semana.',
};
