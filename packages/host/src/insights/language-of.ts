import { insightsLanguages, type InsightsLanguage } from '@coursewright/analytics/insights';
import type { Request } from 'express';
import type { Viewer } from '../accounts/viewer.ts';
import type { Translation, Translator } from '../lms/i18n/translator.ts';

/** The language asked for, else the viewer's, as Insights and the pages have it. */
export function languageOf(
  translator: Translator,
  req: Request,
  viewer: Viewer,
  asked?: InsightsLanguage,
): { readonly code: InsightsLanguage; readonly words: Translation } {
  const words = asked === undefined ? translator.for(req, viewer) : translator.in(asked);
  return { code: insightsCode(words.language), words };
}

export function insightsCode(language: string): InsightsLanguage {
  return insightsLanguages.find((one) => one === language) ?? 'en';
}
