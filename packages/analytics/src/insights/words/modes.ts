import type { InsightsLanguage } from '../language.ts';

const modes: Readonly<Record<string, Readonly<Record<InsightsLanguage, string>>>> = {
  audit: { en: 'Audit', es: 'Auditoría' },
  honor: { en: 'Honor', es: 'Honor' },
  verified: { en: 'Verified', es: 'Verificado' },
  professional: { en: 'Professional', es: 'Profesional' },
  'no-id-professional': { en: 'Professional (no ID)', es: 'Profesional (sin identificación)' },
  credit: { en: 'Credit', es: 'Créditos' },
  masters: { en: 'Master’s', es: 'Máster' },
};

/** What an enrolment mode is called; one that is not Open edX's by its own name. */
export function modeName(mode: string, language: InsightsLanguage): string {
  return modes[mode]?.[language] ?? mode;
}
