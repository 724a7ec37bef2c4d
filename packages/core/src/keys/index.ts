export {
  courseKeyOf,
  parseCourseKey,
  printCourseKey,
  type CourseKey,
  type CourseKeyParts,
} from './course-key.ts';
export {
  courseOf,
  htmlIdOf,
  parseUsageKey,
  printUsageKey,
  type UsageKey,
  type UsageKeyParts,
} from './usage-key.ts';
export { parseAssetKey, printAssetKey, type AssetKey } from './asset-key.ts';
