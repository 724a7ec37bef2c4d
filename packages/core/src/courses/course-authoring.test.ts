import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testCourses } from '../adapters/sql/testing/test-courses.ts';
import { courseKeyOf } from '../keys/course-key.ts';
import { asBlockId } from './block-id.ts';
import type { Hash } from './block-version.ts';
import type { BranchName } from './commit.ts';
import { collectObjects } from './collect-objects.ts';
import { courseHistory } from './course-history.ts';
import { diffCommits } from './diff-commits.ts';
import { editCourse, type CourseEdit } from './edit-course.ts';
import { publishSubtree } from './publish-subtree.ts';
import { revertCourse } from './revert-course.ts';
import { rootId } from './testing/random-edits.ts';

const courseXml = `<course url_name="r" org="o" course="c">
  <chapter url_name="one" display_name="One"><sequential url_name="s" display_name="S">
    <vertical url_name="u" display_name="U"><html url_name="a">a</html><html url_name="b">b</html></vertical>
    <vertical url_name="v" display_name="V"><html url_name="c">c</html></vertical>
  </sequential></chapter>
</course>`;
const id = asBlockId;
const ada = { author: 'ada', message: 'edits' };

let serial = 0;
let courseKey = '';
let opened: Awaited<ReturnType<typeof testCourses>>;
let folder = '';

beforeAll(async () => {
  opened = await testCourses();
  folder = await mkdtemp(path.join(tmpdir(), 'coursewright-source-'));
  await writeFile(path.join(folder, 'course.xml'), courseXml);
});
afterAll(async () => {
  await opened.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => load());

async function load(): Promise<void> {
  serial += 1;
  courseKey = `course-v1:o+c+r${serial}`;
  await opened.courses.import({ source: folder, courseKey, author: 'ada' });
}

const edit = (edits: readonly CourseEdit[], more: { base?: Hash; author?: string } = {}) =>
  editCourse(opened.authoring, { courseKey, ...ada, ...more, edits });
const publish = (block: string) => publishSubtree(opened.authoring, { courseKey, ...ada, block: id(block) });
const head = async (branch: BranchName) => {
  const hash = await opened.store.getBranch(courseKeyOf(courseKey), branch);
  if (hash === undefined) throw new Error('the course is there');
  return hash;
};
const outline = async (branch: BranchName) =>
  (await (await opened.versions[branch](courseKey)).all()).map(
    ({ id: block, ancestors, own }) => `${ancestors.at(-1) ?? ''}/${block} ${String(own['display_name'])}`,
  );
const hashIn = async (branch: BranchName, block: string) =>
  (await (await opened.versions[branch](courseKey)).block(id(block)))?.hash;
const setName = (block: string, name: string): CourseEdit => ({
  do: 'set',
  block: id(block),
  fields: { display_name: name },
});

describe('editing a draft', () => {
  it('changes what authors see and nothing of what learners see', async () => {
    const before = await head('published');
    const { conflicts } = await edit([
      setName('html@a', 'A'),
      { do: 'add', block: id('html@n'), fields: { data: 'new' }, parent: id('vertical@v'), index: 0 },
      { do: 'move', block: id('html@b'), parent: id('vertical@v') },
      { do: 'remove', block: id('html@c') },
      { do: 'file', path: 'static/x.txt', sha256: 'f'.repeat(64) },
    ]);
    expect(conflicts).toEqual({ blocks: [], files: [] });
    expect(await head('published')).toBe(before);
    const draft = await outline('draft');
    expect(draft.slice(3)).toEqual([
      'sequential@s/vertical@u U',
      'vertical@u/html@a A',
      'sequential@s/vertical@v V',
      'vertical@v/html@n undefined',
      'vertical@v/html@b undefined',
    ]);
  });

  it('merges what others changed since, also when both commit at the same moment', async () => {
    const base = await head('draft');
    await edit([setName('html@a', 'A')], { base });
    await edit([setName('html@b', 'B')], { base });
    const results = await Promise.all(
      ['vertical@u', 'vertical@v', 'sequential@s', 'html@c'].map((block) => edit([setName(block, 'X')])),
    );
    expect(results.flatMap(({ conflicts }) => [...conflicts.blocks, ...conflicts.files])).toEqual([]);
    const names = (await outline('draft')).slice(2).map((line) => line.split(' ')[1]);
    expect(names).toEqual(['X', 'X', 'A', 'B', 'X', 'X']);
  });

  it('keeps and shows two edits of one block and of one file', async () => {
    const base = await head('draft');
    const file = (digit: string): CourseEdit => ({ do: 'file', path: 'static/f', sha256: digit.repeat(64) });
    const first = await edit([setName('html@a', 'first'), file('1')], { base });
    const second = await edit([setName('html@a', 'second'), file('2')], { base });
    expect(second.conflicts).toMatchObject({
      blocks: [
        {
          block: 'html@a',
          about: 'content',
          ours: { fields: { display_name: 'second' } },
          theirs: { fields: { display_name: 'first' } },
        },
      ],
      files: [{ path: 'static/f', ours: '2'.repeat(64), theirs: '1'.repeat(64) }],
    });
    const { items } = await courseHistory(opened.authoring, courseKey, 'draft', { limit: 1 });
    const [theirs, ours] = items[0]?.parents ?? [];
    expect(theirs).toBe(first.commit);
    const lost = await opened.versions.at(courseKey, ours ?? '');
    expect((await lost.block(id('html@a')))?.own['display_name']).toBe('second');
  });

  it('refuses what makes no tree', async () => {
    const before = await head('draft');
    const move = { do: 'move', block: id('chapter@one'), parent: id('vertical@u') } as const;
    await expect(edit([move])).rejects.toMatchObject({ code: 'bad_input' });
    await expect(edit([{ do: 'remove', block: rootId }])).rejects.toMatchObject({ code: 'bad_input' });
    await expect(edit([setName('html@no', 'x')])).rejects.toMatchObject({ code: 'block_not_found' });
    await expect(
      edit([{ do: 'add', block: id('html@a'), fields: {}, parent: rootId }]),
    ).rejects.toMatchObject({ code: 'bad_input' });
    expect(await head('draft')).toBe(before);
  });
});

describe('publishing a subtree', () => {
  it('brings its content, its place, and the settings of ancestors that are not published', async () => {
    await edit([
      { do: 'add', block: id('chapter@two'), fields: { display_name: 'Two' }, parent: rootId, index: 0 },
      { do: 'add', block: id('vertical@w'), fields: {}, parent: id('chapter@two') },
      { do: 'add', block: id('html@d'), fields: {}, parent: id('vertical@w') },
      { do: 'add', block: id('html@e'), fields: {}, parent: id('chapter@two') },
      setName('sequential@s', 'not yet'),
    ]);
    const draft = await head('draft');
    await publish('vertical@w');
    expect(await head('draft')).toBe(draft);
    expect(await hashIn('published', 'vertical@w')).toBe(await hashIn('draft', 'vertical@w'));
    expect((await outline('published')).slice(0, 6)).toEqual([
      '/course@course undefined',
      'course@course/chapter@two Two',
      'chapter@two/vertical@w undefined',
      'vertical@w/html@d undefined',
      'course@course/chapter@one One',
      'chapter@one/sequential@s S',
    ]);
  });

  it('takes what was moved from its old parent, and takes out what was removed', async () => {
    await edit([
      { do: 'move', block: id('html@a'), parent: id('vertical@v'), index: 0 },
      { do: 'remove', block: id('html@c') },
    ]);
    await publish('vertical@v');
    expect((await outline('published')).slice(3).map((line) => line.split(' ')[0])).toEqual([
      'sequential@s/vertical@u',
      'vertical@u/html@b',
      'sequential@s/vertical@v',
      'vertical@v/html@a',
    ]);
    await edit([{ do: 'remove', block: id('vertical@u') }]);
    await publish('vertical@u');
    expect(await hashIn('published', 'vertical@u')).toBe(undefined);
    await expect(publish('vertical@u')).rejects.toMatchObject({ code: 'block_not_found' });
  });

  it('publishes the whole course by its root', async () => {
    await edit([setName('html@a', 'A'), { do: 'move', block: id('vertical@v'), parent: rootId }]);
    await publish(rootId);
    expect(await outline('published')).toEqual(await outline('draft'));
  });
});

describe('the history of a course', () => {
  it('comes in pages, newest first, and stays in order while it grows', async () => {
    for (const name of ['1', '2', '3']) await edit([setName('html@a', name)], { author: name });
    const page = await courseHistory(opened.authoring, courseKey, 'draft', { limit: 2 });
    expect(page.items.map(({ author }) => author)).toEqual(['3', '2']);
    await edit([setName('html@a', '4')]);
    const rest = await courseHistory(opened.authoring, courseKey, 'draft', {
      limit: 10,
      ...(page.next !== undefined && { after: page.next }),
    });
    expect(rest.items.map(({ author }) => author)).toEqual(['1', 'ada']);
    expect(rest.next).toBe(undefined);
  });

  it('tells what differs between two versions', async () => {
    const from = await head('draft');
    await edit([
      setName('html@a', 'A'),
      { do: 'move', block: id('html@b'), parent: id('vertical@v'), index: 0 },
      { do: 'remove', block: id('html@c') },
      { do: 'add', block: id('html@n'), fields: {}, parent: id('vertical@u') },
      { do: 'file', path: 'static/f', sha256: '1'.repeat(64) },
    ]);
    expect(await diffCommits(opened.authoring, from, await head('draft'))).toMatchObject({
      added: [{ block: 'html@n' }],
      removed: [{ block: 'html@c' }],
      moved: [{ block: 'html@b', from: 'vertical@u', to: 'vertical@v' }],
      changed: [{ block: 'html@a', fields: [{ field: 'display_name', from: undefined, to: 'A' }] }],
      ordered: expect.arrayContaining([
        { block: 'vertical@u', from: ['html@a', 'html@b'], to: ['html@a', 'html@n'] },
        { block: 'vertical@v', from: ['html@c'], to: ['html@b'] },
      ]),
      files: [{ path: 'static/f', to: '1'.repeat(64) }],
    });
  });

  it('goes back to an old version by a new one', async () => {
    const old = await head('draft');
    const before = await outline('draft');
    await edit([setName('html@a', 'A'), { do: 'remove', block: id('vertical@v') }]);
    await revertCourse(opened.authoring, { courseKey, branch: 'draft', to: old, author: 'bob' });
    expect(await outline('draft')).toEqual(before);
    const { items } = await courseHistory(opened.authoring, courseKey, 'draft', { limit: 10 });
    expect(items.map(({ author }) => author)).toEqual(['bob', 'ada', 'ada']);
  });

  it('is all that is kept when objects are collected', async () => {
    await edit([setName('html@a', 'A')]);
    const old = await head('draft');
    await edit([setName('html@a', 'B')]);
    const lost = new Map([['e'.repeat(64) as Hash, '{}']]);
    await opened.store.putObjects(lost);
    expect(await collectObjects(opened.authoring, Number.MAX_SAFE_INTEGER)).toBeGreaterThan(0);
    expect(await opened.store.getObjects([...lost.keys()])).toEqual(new Map());
    expect(await collectObjects(opened.authoring, Number.MAX_SAFE_INTEGER)).toBe(0);
    const version = await opened.versions.at(courseKey, old);
    expect((await version.all()).length).toBe(8);
  });
});
