import { CoreError } from '../shared/core-error.ts';

/** Characters of the parts of a key, as edx-opaque-keys has them (opaque_keys/edx/locator.py): Python's `\w` and a few. */
const word = String.raw`\p{L}\p{N}_`;
const part = String.raw`[${word}\-~.:]+`;
const blockPart = String.raw`[${word}\-~.:%]+`;
const oldPart = String.raw`[${word}.%\-]+`;
const oldName = String.raw`[${word}.:%\-]+`;

const course = String.raw`(?<org>${part})\+(?<course>${part})\+(?<run>${part})`;
const version = String.raw`(?:\+branch@(?<branch>${part}))?(?:\+version@(?<version>[a-f0-9]{24}))?`;
const block = String.raw`\+type@(?<type>${part})\+block@(?<id>${blockPart})`;
const oldBlock = String.raw`(?<org>${oldPart})/(?<course>${oldPart})/(?<type>${oldPart})/(?<id>${oldName})(?:@(?<branch>${oldPart}))?`;

export const keyPatterns = {
  course: new RegExp(`^(?:course-v1|slashes):${course}${version}$`, 'u'),
  oldCourse: new RegExp(`^(?<org>${oldPart})/(?<course>${oldPart})/(?<run>${oldPart})$`, 'u'),
  usage: new RegExp(`^(?:block-v1|location):${course}${version}${block}$`, 'u'),
  oldUsage: new RegExp(`^i4x://${oldBlock}$`, 'u'),
  asset: new RegExp(`^asset-v1:${course}${version}${block}$`, 'u'),
  oldAsset: new RegExp(`^/c4x/${oldBlock}$`, 'u'),
} as const;

/** The named parts of the first pattern that `text` is of. @throws CoreError `invalid_key` */
export function matchKey(
  text: string,
  what: string,
  patterns: readonly RegExp[],
): Readonly<Partial<Record<string, string>>> {
  for (const pattern of patterns) {
    const groups = pattern.exec(text)?.groups;
    if (groups !== undefined) return groups;
  }
  throw invalidKey(text, what);
}

export function invalidKey(text: string, what: string): CoreError {
  return new CoreError('invalid_key', `${JSON.stringify(text.slice(0, 300))} is no ${what}.`);
}
