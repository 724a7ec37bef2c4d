import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testCourses } from '../adapters/sql/testing/test-courses.ts';
import { writeArchive } from '../olx/archive/write-archive.ts';
import { courseOf, textsOf } from '../olx/testing/course-text.ts';
import type { CourseFile } from './course-service.ts';

const key = 'course-v1:o+c+r';
const source = {
  'course.xml': '<course url_name="r" org="o" course="c"/>\n',
  'course/r.xml':
    '<course display_name="Chance" course_image="a picture.png" start="2026-01-01T00:00:00Z">\n  <chapter url_name="one"/>\n</course>\n',
  'chapter/one.xml':
    '<chapter display_name="One" due="2026-02-03T00:00:00Z">\n  <sequential url_name="s"/>\n</chapter>\n',
  'sequential/s.xml':
    '<sequential display_name="S" graded="true">\n  <vertical url_name="v"/>\n</sequential>\n',
  'vertical/v.xml': '<vertical display_name="V">\n  <problem url_name="p"/>\n</vertical>\n',
  'problem/p.xml': '<problem display_name="P" max_attempts="2"><p>x</p></problem>\n',
  'problem/orphan.xml': '<problem>its answer</problem>\n',
  'policies/r/policy.json': '{"course/r": {"showanswer": "never"}}\n',
  'about/short_description.html': 'Games &amp; <b>numbers</b>',
  'static/a picture.png': 'png',
  'static/python_lib.zip': 'graders',
};

let folder: string;
let opened: Awaited<ReturnType<typeof testCourses>>;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'coursewright-source-'));
});
beforeEach(async () => {
  opened = await testCourses();
});
afterEach(() => opened.close());
afterAll(() => rm(folder, { recursive: true }));

async function pack(texts: Record<string, string>): Promise<string> {
  const file = path.join(folder, 'course.tar.gz');
  const entries = [...courseOf(texts)].map(([name, bytes]) => ({ path: name, bytes }));
  await writeFile(file, writeArchive(entries));
  return file;
}

async function load(texts: Record<string, string>, courseKey?: string) {
  return opened.courses.import({
    source: await pack(texts),
    author: 'ada',
    ...(courseKey !== undefined && { courseKey }),
  });
}

async function collect(files: AsyncIterable<CourseFile>): Promise<Record<string, string>> {
  const all: CourseFile[] = [];
  for await (const file of files) all.push(file);
  return textsOf(all);
}

const rootOf = async (branch: 'draft' | 'published' = 'published') => {
  const version = await opened.versions[branch](key);
  return (await version.block(version.root))?.hash;
};

describe('an imported course', () => {
  it('is read block by block, with what counts for each', async () => {
    const steps: number[] = [];
    const report = await opened.courses.import({
      source: await pack(source),
      author: 'ada',
      onProgress: (done, of) => void steps.push(done / of),
    });
    expect(report).toMatchObject({ courseKey: key, blocks: 5, files: 5, findings: [] });
    expect(steps.at(-1)).toBe(1);
    expect(steps).toEqual(steps.toSorted((left, right) => left - right));
    const version = await opened.versions.published(key);
    expect(version.commit).toBe(report.commit);
    const problem = await version.require('block-v1:o+c+r+type@problem+block@p');
    expect(problem).toMatchObject({
      type: 'problem',
      ancestors: ['course@course', 'chapter@one', 'sequential@s', 'vertical@v'],
      fields: {
        display_name: 'P',
        max_attempts: 2,
        due: '2026-02-03T00:00:00Z',
        graded: true,
        showanswer: 'never',
        rerandomize: 'never',
      },
    });
    expect(problem.own).not.toHaveProperty('due');
    expect(problem.fields).not.toHaveProperty('attempts');
    expect(await version.require('i4x://o/c/problem/p')).toEqual(problem);
    const all = await version.all();
    expect(all.map(({ id }) => id)).toEqual([...problem.ancestors, problem.id]);
    expect(all.at(-1)).toEqual(problem);
    expect(await version.blocks(all.map(({ id }) => id).toReversed())).toEqual(all.toReversed());
  });

  it('is listed and summarized', async () => {
    await load(source);
    await load({ ...source, 'course.xml': '<course url_name="r" org="o" course="b"/>\n' });
    const summary = {
      courseKey: key,
      title: 'Chance',
      org: 'o',
      number: 'c',
      run: 'r',
      language: 'en',
      start: '2026-01-01T00:00:00Z',
      shortDescription: 'Games &amp; numbers',
      image: 'static/a picture.png',
      catalogVisibility: 'both',
    };
    expect(await opened.courses.summary(key)).toEqual(summary);
    expect(await opened.courses.summary('o/c/r')).toEqual(summary);
    expect((await opened.courses.list()).map(({ courseKey }) => courseKey)).toEqual(['course-v1:o+b+r', key]);
  });

  it('gives learners its pages and static files under the names links have, and no sources', async () => {
    await load(source);
    const text = async (name: string) =>
      new TextDecoder().decode((await opened.courses.file(key, name)).bytes);
    expect(await text('static/a picture.png')).toBe('png');
    expect(await text('static/a_picture.png')).toBe('png');
    expect(await text('about/short_description.html')).toContain('Games');
    for (const name of [
      'problem/orphan.xml',
      'policies/r/policy.json',
      'static/python_lib.zip',
      'static/no',
    ]) {
      await expect(opened.courses.file(key, name)).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  it('comes back as it was, and is the same when it comes again', async () => {
    const first = await load(source);
    expect(await collect(opened.courses.export(key))).toEqual(source);
    const root = await rootOf();
    const again = await load(source);
    expect(await rootOf()).toBe(root);
    expect(again.commit).not.toBe(first.commit);
    expect((await opened.versions.at(key, first.commit)).commit).toBe(first.commit);
  });

  it('keeps drafts from learners, in the draft branch', async () => {
    const drafted = {
      ...source,
      'drafts/vertical/v.xml':
        '<vertical display_name="V2" parent_url="i4x://o/c/sequential/s" index_in_children_list="0">\n  <problem url_name="p"/>\n  <html url_name="new"/>\n</vertical>\n',
      'drafts/html/new.xml': '<html filename="new" display_name="New"/>\n',
      'drafts/html/new.html': '<p>soon</p>\n',
    };
    await load(drafted);
    const published = await opened.versions.published(key);
    const draft = await opened.versions.draft(key);
    expect((await published.all()).map(({ id }) => id)).not.toContain('html@new');
    expect((await draft.all()).map(({ id }) => id)).toContain('html@new');
    expect((await draft.require('block-v1:o+c+r+type@vertical+block@v')).fields['display_name']).toBe('V2');
    expect(await collect(opened.courses.export(key))).toEqual(drafted);
    const whole = await collect(opened.courses.export(key, 'draft'));
    expect(whole['html/new.html']).toBe('<p>soon</p>\n');
    expect(Object.keys(whole).filter((name) => name.startsWith('drafts/'))).toEqual([]);
    const root = await rootOf('draft');
    await load(whole);
    expect(await rootOf()).toBe(root);
  });

  it('is stored under another key, and then is the same after export and import', async () => {
    const report = await load(source, 'course-v1:new+n+2027');
    expect(report.courseKey).toBe('course-v1:new+n+2027');
    await expect(opened.courses.summary(key)).rejects.toMatchObject({ code: 'course_not_found' });
    const version = await opened.versions.published(report.courseKey);
    const before = await version.block(version.root);
    await load(await collect(opened.courses.export(report.courseKey)));
    const next = await opened.versions.published(report.courseKey);
    expect(await next.block(next.root)).toEqual(before);
    expect(before?.fields['showanswer']).toBe('never');
  });

  it('is checked without being stored', async () => {
    const file = await pack({ ...source, 'problem/p.xml': '<problem>' });
    expect(await opened.courses.check(file)).toMatchObject([{ code: 'InvalidXML', file: 'problem/p.xml' }]);
    expect(await opened.courses.list()).toEqual([]);
  });

  it('is refused with nothing written when its source is hostile', async () => {
    const hostile = path.join(folder, 'hostile');
    await mkdir(hostile);
    await writeFile(path.join(hostile, 'course.xml'), source['course.xml']);
    await symlink('/etc/passwd', path.join(hostile, 'static'));
    await expect(opened.courses.import({ source: hostile, author: 'ada' })).rejects.toMatchObject({
      code: 'hostile_archive',
    });
    expect(await opened.courses.list()).toEqual([]);
    await expect(readFile(path.join(opened.folder, 'files'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('is asked for by a key that names one', async () => {
    for (const ask of [opened.versions.published, opened.courses.summary]) {
      await expect(ask(key)).rejects.toMatchObject({ code: 'course_not_found' });
      await expect(ask('nonsense')).rejects.toMatchObject({ code: 'invalid_key' });
    }
    await load(source);
    const version = await opened.versions.published(key);
    await expect(version.require('block-v1:o+c+r+type@html+block@no')).rejects.toMatchObject({
      code: 'block_not_found',
    });
    await expect(version.require('block-v1:o+other+r+type@problem+block@p')).rejects.toMatchObject({
      code: 'block_not_found',
    });
    await expect(opened.versions.at(key, 'f'.repeat(64))).rejects.toMatchObject({ code: 'course_not_found' });
  });
});
