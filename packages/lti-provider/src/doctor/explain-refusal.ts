import { translationIn, type Language } from '../i18n/translation.ts';
import type { LtiRefusal } from '../refusals/lti-refusal.ts';
import { refusalCatalogue, type RefusalCode, type RefusalEntry } from '../refusals/refusal-catalogue.ts';
import { fixTopic, isLmsTopic, type LmsTopic } from './fix-topics.ts';
import { blackboard } from './fixes/blackboard.ts';
import { brightspace } from './fixes/brightspace.ts';
import { canvas } from './fixes/canvas.ts';
import { commonFixes } from './fixes/common-fixes.ts';
import type { LmsFixes } from './fixes/lms-fixes.ts';
import { moodle } from './fixes/moodle.ts';
import { openedx } from './fixes/openedx.ts';
import { other } from './fixes/other.ts';
import { sakai } from './fixes/sakai.ts';
import { lmsNames, type LmsProduct } from './lms-product.ts';

/** A refusal as an administrator reads it. */
export interface Explanation {
  readonly code: RefusalCode;
  /** Where the standard asks for it, as the catalogue writes it. */
  readonly section: string;
  /** What was wrong, with the facts of the case. */
  readonly cause: string;
  /** What to do, in the words of the platform's own menus where it is set right there. */
  readonly fix: string;
  /** The platform whose menus `fix` names; absent where it is about none. */
  readonly lms?: string;
  readonly who: RefusalEntry['fix'];
}

const fixes: Readonly<Record<LmsProduct, LmsFixes>> = {
  moodle,
  canvas,
  brightspace,
  blackboard,
  sakai,
  openedx,
  other,
};

export function explainRefusal(
  { refused: code, facts }: LtiRefusal,
  product: LmsProduct,
  language: Language,
): Explanation {
  const { section, fix: who } = refusalCatalogue[code];
  const topic = fixTopic(code);
  const inLms = isLmsTopic(topic);
  return {
    code,
    section,
    cause: translationIn(language).t(`refusal.${code}`, facts),
    fix: inLms ? lmsFix(topic, product, language) : commonFixes[language][topic],
    ...(inLms && product !== 'other' && { lms: lmsNames[product] }),
    who,
  };
}

/** What has to be set right in the platform, in the words of its own menus. */
export function lmsFix(topic: LmsTopic, product: LmsProduct, language: Language): string {
  return fixes[product][language][topic];
}
