import type { Refusal } from '@coursewright/core';
import { en } from './i18n/en.ts';
import type { MessageKey, Translation } from './i18n/translator.ts';

const isKey = (key: string): key is MessageKey => key in en;

/** A refusal as a sentence. */
export function refusalText({ t }: Translation, { refused, facts }: Refusal): string {
  const key = `refused.${refused}`;
  return isKey(key) ? t(key, facts) : t('error.title');
}
