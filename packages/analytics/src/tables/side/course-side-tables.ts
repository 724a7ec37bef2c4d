import { createHash } from 'node:crypto';
import {
  blockTitle,
  CoreError,
  type CourseSummary,
  type CourseVersion,
  type Engine,
  type JsonObject,
} from '@coursewright/core';
import type { Field, Tuple } from '../../tuples/tuple.ts';
import type { SideTables } from '../side-tables.port.ts';
import { courseBlocksRaw } from './course-blocks-raw.table.ts';
import { courseListRaw } from './course-list-raw.table.ts';
import { startDisplay } from './start-display.ts';

/**
 * `course_list_raw` and `course_blocks_raw` of the engine's own published courses, as Open edX's APIs would list them; no
 * other tables. `origin`: that of the addresses in them, `https://lms.example.org`.
 */
export function courseSideTables(engine: Pick<Engine, 'courses' | 'versions'>, origin: string): SideTables {
  return {
    async *rows({ name }) {
      for await (const { summary, version } of published(engine)) {
        if (name === courseListRaw.name) yield await listed(engine, summary, version, origin);
        if (name === courseBlocksRaw.name) yield await withBlocks(version);
      }
    },
    async version({ name }) {
      if (name !== courseListRaw.name && name !== courseBlocksRaw.name) return undefined;
      const hash = createHash('sha256').update(origin);
      for await (const { version } of published(engine))
        hash.update(`\n${version.courseKey} ${version.commit}`);
      return hash.digest('hex');
    },
  };
}

interface Published {
  readonly summary: CourseSummary;
  readonly version: CourseVersion;
}

async function* published({
  courses,
  versions,
}: Pick<Engine, 'courses' | 'versions'>): AsyncGenerator<Published> {
  for (const summary of await courses.list()) {
    const version = await ifThere(() => versions.published(summary.courseKey), 'course_not_found');
    if (version !== undefined) yield { summary, version };
  }
}

async function listed(
  { courses }: Pick<Engine, 'courses'>,
  { courseKey, title, org, number, shortDescription }: CourseSummary,
  version: CourseVersion,
  origin: string,
): Promise<Tuple> {
  const root = await version.block(version.root);
  const fields: JsonObject = root?.fields ?? {};
  const effort = await ifThere(() => courses.file(courseKey, 'about/effort.html'), 'not_found');
  const { display, type } = startDisplay(textOf(fields['advertised_start']), textOf(fields['start']));
  return [
    courseKey,
    title,
    org,
    number,
    `${origin}/api/courses/v1/blocks/?course_id=${encodeURIComponent(courseKey)}`,
    shortDescription,
    textOf(fields['enrollment_start']),
    textOf(fields['enrollment_end']),
    textOf(fields['start']),
    textOf(fields['end']),
    display,
    type,
    effort === undefined ? null : new TextDecoder().decode(effort.bytes).trim(),
    fields['self_paced'] === true ? 'self' : 'instructor',
  ];
}

async function withBlocks(version: CourseVersion): Promise<Tuple> {
  const blocks = (await version.all()).map((block) => {
    const { id, usageKey, type, children } = block;
    return [
      usageKey,
      {
        id: usageKey,
        type,
        display_name: id === version.root ? (textOf(block.fields['display_name']) ?? '') : blockTitle(block),
        children: children.map((child) => version.usageKey(child)),
      },
    ] as const;
  });
  return [version.courseKey, version.usageKey(version.root), JSON.stringify(Object.fromEntries(blocks))];
}

async function ifThere<T>(read: () => Promise<T>, code: CoreError['code']): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof CoreError && error.code === code) return undefined;
    throw error;
  }
}

function textOf(field: JsonObject[string] | undefined): Field {
  return typeof field === 'string' && field !== '' ? field : null;
}
