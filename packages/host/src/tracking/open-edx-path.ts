import type { Engine } from '@coursewright/core';
import { parseUsageKey } from '@coursewright/core/keys';
import { courseOfBlock } from '../api/course-of-block.ts';

/** Where a site of Open edX has what was asked for. */
export interface OpenEdxPlace {
  readonly path: string;
  /** '' where it belongs to no course. */
  readonly courseId: string;
  /** Added to the query: what our path says and that of Open edX does not. */
  readonly query?: string;
}

/** The path of Open edX for one of ours, which is decoded; ours where Open edX has none. Throws `invalid_key`, `block_not_found`. */
export async function openEdxPath(
  versions: Pick<Engine['versions'], 'published'>,
  method: string,
  path: string,
): Promise<OpenEdxPlace> {
  const [, key = '', action] = /^\/api\/blocks\/([^/]+)(?:\/actions\/([^/]+))?$/.exec(path) ?? [];
  if (action !== undefined) {
    const courseId = courseOfBlock(key);
    const handler = handlers.get(action) ?? action;
    return { path: `/courses/${courseId}/xblock/${key}/handler/${handler}`, courseId };
  }
  if (key !== '' && method !== 'POST') return placeOfBlock(versions, key);
  if (path === '/account') return { path: '/account/settings', courseId: '' };
  const jump = /^\/blocks\/([^/]+)$/.exec(path)?.[1];
  if (jump !== undefined) {
    const courseId = courseOfBlock(jump);
    return { path: `/courses/${courseId}/jump_to/${jump}`, courseId };
  }
  const [, api = '', course = '', rest = ''] = /^(\/api)?\/courses\/([^/]+)(\/.*)?$/.exec(path) ?? [];
  if (course === '') return { path, courseId: '' };
  const page = (api === '' ? pages : apiPages).get(rest);
  return { path: page?.replace('KEY', () => course) ?? path, courseId: course };
}

// openedx/edx-platform, xmodule/capa_block.py handle_ajax, xmodule/video_block/video_handlers.py, completion.
const handlers: ReadonlyMap<string, string> = new Map([
  ['submit', 'xmodule_handler/problem_check'],
  ['save', 'xmodule_handler/problem_save'],
  ['reset', 'xmodule_handler/problem_reset'],
  ['show_answer', 'xmodule_handler/problem_show'],
  ['hint', 'xmodule_handler/hint_button'],
  ['save_position', 'xmodule_handler/save_user_state'],
  ['complete', 'publish_completion'],
]);

// openedx/edx-platform, lms/urls.py, lms/djangoapps/instructor/views/api_urls.py.
const pages: ReadonlyMap<string, string> = new Map([
  ['', '/courses/KEY/course/'],
  ['/learn', '/courses/KEY/courseware/'],
  ['/gradebook', '/courses/KEY/instructor/api/gradebook'],
  ['/enroll', '/change_enrollment'],
]);
// … and lms/djangoapps/course_home_api/urls.py.
const apiPages: ReadonlyMap<string, string> = new Map([
  ['', '/api/course_home/outline/KEY'],
  ['/progress', '/api/course_home/progress/KEY'],
]);

/** A unit is on the page of its subsection, as in Open edX; a block below a unit is asked for by itself. */
async function placeOfBlock(
  versions: Pick<Engine['versions'], 'published'>,
  usageKey: string,
): Promise<OpenEdxPlace> {
  const courseId = courseOfBlock(usageKey);
  const version = await versions.published(courseId);
  const { ancestors, id, type } = await version.require(usageKey);
  const levels = [...ancestors, id].map((one) => parseUsageKey(version.usageKey(one)));
  const [, chapter, sequential, ...below] = levels;
  if (type === 'course') return { path: `/courses/${courseId}/course/`, courseId };
  const inOutline = chapter?.type === 'chapter' && (sequential?.type ?? 'sequential') === 'sequential';
  if (!inOutline || below.length > 1) return { path: `/xblock/${usageKey}`, courseId };
  const names = [chapter, sequential].flatMap((one) => (one ? [`${one.id}/`] : []));
  const unit = below.length === 1 ? { query: `activate_block_id=${encodeURIComponent(usageKey)}` } : {};
  return { path: `/courses/${courseId}/courseware/${names.join('')}`, courseId, ...unit };
}
