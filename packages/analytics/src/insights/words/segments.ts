import type { InsightsLanguage, Words } from '../language.ts';

const segments: Readonly<Record<string, Words>> = {
  highly_engaged: { en: 'Highly engaged', es: 'Muy activo' },
  disengaging: { en: 'Disengaging', es: 'Perdiendo interés' },
  struggling: { en: 'Struggling', es: 'Con dificultades' },
  inactive: { en: 'Inactive', es: 'Inactivo' },
  unenrolled: { en: 'Unenrolled', es: 'Dado de baja' },
};

export function segmentName(segment: string, language: InsightsLanguage): string {
  return segments[segment]?.[language] ?? segment;
}
