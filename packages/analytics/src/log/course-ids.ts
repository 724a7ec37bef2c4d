import { parseCourseKey } from '@coursewright/core/keys';

const kept = 10_000;
const checked = new Map<string, boolean>();

/** Is it a course key, of the new or the old form, no longer than the LMS and tables hold? Asked for every line, of few different ones. */
export function isCourseId(text: string): boolean {
  const known = checked.get(text);
  if (known !== undefined) return known;
  const valid = parses(text);
  if (checked.size >= kept) checked.clear();
  checked.set(text, valid);
  return valid;
}

function parses(text: string): boolean {
  try {
    parseCourseKey(text);
    return text.length <= 255;
  } catch {
    return false;
  }
}

const block = /\/xblock\/([^/]+)/;
const course = /^(?:https?:\/\/[^/]+)?\/courses\/(?!v1\/)([^/]+(?:\/[^/]+\/[^/]+)?)/;

/**
 * The course that an address is about: `…/courses/{course}/…`, or `…/xblock/{block}…`
 * (edx-analytics-pipeline, edx/analytics/tasks/util/opaque_key_util.py). undefined where it names none.
 */
export function courseIdOfUrl(url: string): string | undefined {
  const usage = block.exec(url)?.[1];
  if (usage !== undefined) return courseOfUsage(decode(usage));
  const found = course.exec(url)?.[1];
  if (found === undefined) return undefined;
  const decoded = decode(found);
  const [first = ''] = decoded.split('/');
  return [first, decoded].find(isCourseId);
}

function courseOfUsage(usage: string): string | undefined {
  const parts = /^block-v1:([^+]+\+[^+]+\+[^+]+)\+type@/.exec(usage)?.[1];
  const id = parts === undefined ? undefined : `course-v1:${parts}`;
  return id !== undefined && isCourseId(id) ? id : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
