import { z } from 'zod';
import { fieldTableOf } from '../blocks/field-tables.ts';
import { DEFAULT_START } from '../blocks/common-fields.ts';
import { parseCourseKey, type CourseKey } from '../keys/course-key.ts';
import type { Hash } from './block-version.ts';
import type { CourseDeps } from './course-deps.ts';
import { findCourseFile } from './course-files.ts';
import type { CourseSummary } from './course-service.ts';

const text = z.string().min(1);
const settingsSchema = z.object({
  display_name: text.catch(''),
  language: text.nullish().catch(undefined),
  start: text.nullish().catch(undefined),
  end: text.nullish().catch(undefined),
  course_image: text.catch('images_course_image.jpg'),
  catalog_visibility: z.enum(['both', 'about', 'none']).catch('both'),
});

const descriptionPath = 'about/short_description.html';

/** What a catalog shows of one version: read from the root block, the list of files and the short description. */
export async function summarizeCourse(
  { objects, files, registry }: Pick<CourseDeps, 'objects' | 'files' | 'registry'>,
  courseKey: CourseKey,
  commitHash: Hash,
): Promise<CourseSummary> {
  const commit = await objects.commit(commitHash);
  const [root] = await objects.blocks([commit.root[1]]);
  const list = await objects.files(commit.files);
  const table = fieldTableOf('course', registry.fieldTables);
  const defaults = Object.fromEntries(Object.entries(table).map(([name, field]) => [name, field.default]));
  const fields = settingsSchema.parse({ ...defaults, ...root?.fields });
  const { org, course, run } = parseCourseKey(courseKey);
  const image = findCourseFile(list, `static/${fields.course_image}`);
  const sha256 = list.get(descriptionPath);
  const description = sha256 === undefined ? undefined : await files.get(sha256);
  return {
    courseKey,
    title: fields.display_name === '' ? `${org} ${course}` : fields.display_name,
    org,
    number: course,
    run,
    language: fields.language ?? 'en',
    ...(typeof fields.start === 'string' && fields.start !== DEFAULT_START && { start: fields.start }),
    ...(typeof fields.end === 'string' && { end: fields.end }),
    shortDescription: description === undefined ? '' : plainText(description),
    ...(image !== undefined && { image }),
    catalogVisibility: fields.catalog_visibility,
  };
}

/** Short descriptions are text, though the file is called `.html`; what tags there are, are taken out. */
function plainText(bytes: Uint8Array): string {
  return new TextDecoder()
    .decode(bytes)
    .replaceAll(/<[^<>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
