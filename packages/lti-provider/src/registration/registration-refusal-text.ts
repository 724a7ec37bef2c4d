import { translationIn, type Language } from '../i18n/translation.ts';
import type { RegistrationRefusal } from './registration-refusals.ts';

/** Why a registration, or its update, was refused. */
export function registrationRefusalText({ refused, facts }: RegistrationRefusal, language: Language): string {
  return translationIn(language).t(`registration.refused.${refused}`, facts);
}
