import { invalidKey, keyPatterns, matchKey } from './key-pattern.ts';
import { placeOf, placeText, type UsageKeyParts } from './usage-key.ts';

/** The text of an asset key, `asset-v1:ORG+COURSE+RUN+type@asset+block@NAME` or the old `/c4x/ORG/COURSE/asset/NAME`, known to be well formed. */
export type AssetKey = string & { readonly __assetKey: unique symbol };

/** `type` is `asset` or `thumbnail`, `id` the file's name as links write it. @throws CoreError `invalid_key` */
export function parseAssetKey(text: string): UsageKeyParts {
  return placeOf(matchKey(text, 'asset key', [keyPatterns.asset, keyPatterns.oldAsset]));
}

/** @throws CoreError `invalid_key` for parts that make no key. */
export function printAssetKey(parts: UsageKeyParts): AssetKey {
  const text = `${parts.deprecated === true ? '/c4x/' : 'asset-v1:'}${placeText(parts)}`;
  if (isAssetKey(text)) return text;
  throw invalidKey(text, 'asset key');
}

function isAssetKey(text: string): text is AssetKey {
  return keyPatterns.asset.test(text) || keyPatterns.oldAsset.test(text);
}
