import type { Words } from '../language.ts';

/** `education_level` of the tables, in their order from school to university. */
export const educationLevels: Readonly<Record<string, Words>> = {
  none: { en: 'None', es: 'Ninguno' },
  primary: { en: 'Primary', es: 'Primaria' },
  junior_secondary: { en: 'Middle school', es: 'Secundaria' },
  secondary: { en: 'Secondary', es: 'Bachillerato' },
  associates: { en: 'Associate', es: 'Técnico superior' },
  bachelors: { en: 'Bachelor’s', es: 'Grado' },
  masters: { en: 'Master’s', es: 'Máster' },
  doctorate: { en: 'Doctorate', es: 'Doctorado' },
  other: { en: 'Other', es: 'Otros' },
};
