import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInFieldTables as fieldTables } from '../../blocks/field-tables.ts';
import type { CoreError } from '../../shared/core-error.ts';
import type { Json } from '../../shared/json.ts';
import { blockId, courseBlockId } from '../block-name.ts';
import { importOlx } from '../import/import-olx.ts';
import type { OlxBlock } from '../olx-block.ts';
import { courseOf, textsOf } from '../testing/course-text.ts';
import { exportOlx } from './export-olx.ts';

const source = {
  'about/overview.html': '<p>Über</p>',
  'course.xml': '<course org="o" course="c" url_name="r"/>\n',
  'course/r.xml':
    '<course display_name="C">\n  <!-- one -->\n  <chapter url_name="a"/>\n  <wiki slug="w"/>\n</course>\n',
  'chapter/a.xml':
    '<chapter display_name=\'A\'  custom="x">\n  <!-- first -->\n  <html url_name="h" filename="h"/>\n  <html url_name="i">text</html>\n  <problem url_name="p"/>\n  <video url_name="v"/>\n</chapter>\n',
  'html/h.html': '<p>h',
  'problem/p.xml': '<problem display_name="P"\n  custom="1">\n<p>a &lt; b</p>\n</problem>',
  'video/v.xml': '<video youtube="1.00:abc">\n  <source src="a.mp4"/>\n  <!-- kept -->\n</video>\n',
  'policies/r/policy.json': '{"course/r": {"display_name": "C", "tabs": []}}',
  'policies/r/grading_policy.json': '{"GRADER": []}',
};

type Edit = (block: OlxBlock) => OlxBlock;

function editAll(block: OlxBlock, edit: Edit): OlxBlock {
  return edit({ ...block, children: block.children.map((child) => editAll(child, edit)) });
}

/** The files that an edit changes, and the course as import then sees it. */
function edited(edit: Edit, identity = {}) {
  const course = importOlx(courseOf(source), { fieldTables });
  const root = editAll(course.root, edit);
  const files = exportOlx({ ...course, root, fieldTables, ...identity });
  const again = importOlx(new Map(files.map(({ path, bytes }) => [path, bytes])), { fieldTables });
  const bare = (block: OlxBlock): unknown => [block.id, block.fields, block.children.map(bare)];
  expect(bare(again.root)).toEqual(bare(root));
  const before: Record<string, string> = source;
  const after = textsOf(files);
  return Object.fromEntries(Object.entries(after).filter(([path, text]) => before[path] !== text));
}

const set =
  (id: string, changes: Record<string, Json | undefined>): Edit =>
  (block) => {
    if (block.id !== id) return block;
    const fields = Object.entries({ ...block.fields, ...changes }).filter(([, value]) => value !== undefined);
    return { ...block, fields: Object.fromEntries(fields) as OlxBlock['fields'] };
  };

/** The files after import and export; as they were where there is no course to import. */
function roundTrip(files: Map<string, Uint8Array>): { path: string; bytes: Uint8Array }[] {
  try {
    return [...exportOlx({ ...importOlx(files, { fieldTables }), fieldTables })];
  } catch (error) {
    if ((error as CoreError).code !== 'not_a_course') throw error;
    return [...files].map(([path, bytes]) => ({ path, bytes }));
  }
}

const leaf = (
  type: string,
  name: string,
  fields: OlxBlock['fields'],
  children: OlxBlock[] = [],
): OlxBlock => ({
  id: blockId(type, name),
  type,
  fields,
  children,
});

describe('exportOlx', () => {
  it('writes nothing anew when nothing changed', () => {
    expect(edited((block) => block)).toEqual({});
  });

  it('rewrites only the attribute that changed', () => {
    expect(edited(set('chapter@a', { display_name: 'B "2"' }))['chapter/a.xml']?.split('\n')[0]).toBe(
      '<chapter display_name="B &quot;2&quot;"  custom="x">',
    );
    expect(edited(set('problem@p', { weight: 2 }))).toEqual({
      'problem/p.xml': '<problem display_name="P"\n  custom="1" weight="2.0">\n<p>a &lt; b</p>\n</problem>',
    });
    expect(edited(set('problem@p', { display_name: undefined }))).toEqual({
      'problem/p.xml': '<problem\n  custom="1">\n<p>a &lt; b</p>\n</problem>',
    });
  });

  it('changes settings in the policy where the policy has them', () => {
    const changed = edited(
      set('course@course', { display_name: 'D', grading_policy: { GRADER: [{ type: 'x' }] } }),
    );
    expect(Object.keys(changed)).toEqual(['policies/r/grading_policy.json', 'policies/r/policy.json']);
    expect(JSON.parse(changed['policies/r/policy.json'] ?? '')).toEqual({
      'course/r': { display_name: 'D', tabs: [] },
    });
    expect(edited(set('course@course', { display_name: undefined }))).toHaveProperty(['course/r.xml']);
  });

  it('writes setting elements anew', () => {
    const books = [{ title: 'T', book_url: 'u' }];
    expect(edited(set('course@course', { textbooks: books, wiki_slug: 'z' }))['course/r.xml']).toBe(
      '<course display_name="C">\n  <textbook title="T" book_url="u"/>\n  <wiki slug="z"/>\n  <!-- one -->\n  <chapter url_name="a"/>\n</course>\n',
    );
    expect(edited(set('video@v', { html5_sources: ['b.mp4', 'c.mp4'] }))['video/v.xml']).toBe(
      '<video youtube="1.00:abc">\n  <source src="b.mp4"/>\n  <source src="c.mp4"/>\n  <!-- kept -->\n</video>\n',
    );
    edited(
      set('video@v', {
        youtube_id_1_0: undefined,
        html5_sources: [],
        track: null,
        transcripts: { en: 'a.srt' },
      }),
    );
  });

  it('writes bodies where they stood, or to a file of their own', () => {
    expect(edited(set('html@h', { data: '<p>new' }))).toEqual({ 'html/h.html': '<p>new' });
    expect(edited(set('html@i', { data: 'a <b>b</b>' }))['chapter/a.xml']).toContain('>a <b>b</b></html>');
    const own = edited(set('html@i', { data: 'a <br> b & c' }));
    expect(own['html/i.html']).toBe('a <br> b & c');
    expect(own['chapter/a.xml']).toContain('<html url_name="i" filename="i"></html>');
    expect(edited(set('problem@p', { data: '<problem custom="2"><hr/></problem>' }))['problem/p.xml']).toBe(
      '<problem custom="2" display_name="P"><hr/></problem>',
    );
    expect(() => edited(set('problem@p', { data: '<problem>' }))).toThrow(
      expect.objectContaining({ code: 'bad_input' }),
    );
  });

  it('keeps what stands around the children when they change', () => {
    const reorder: Edit = (block) =>
      block.id === 'chapter@a'
        ? {
            ...block,
            children: [
              ...block.children.toReversed().filter(({ id }) => id !== 'html@h'),
              leaf('html', 'n', { data: '<p>n' }),
            ],
          }
        : block;
    const changed = edited(reorder);
    expect(changed['chapter/a.xml']).toBe(
      '<chapter display_name=\'A\'  custom="x">\n  <video url_name="v"/>\n  <problem url_name="p"/>\n  <html url_name="i">text</html>\n  <html url_name="n"/>\n  <!-- first -->\n</chapter>\n',
    );
    expect(changed['html/n.xml']).toBe('<html filename="n"/>\n');
    expect(changed['html/n.html']).toBe('<p>n');
  });

  it("writes a course that was never imported in Studio's layout", () => {
    const problem = leaf('problem', 'p', { data: '<problem><p/></problem>', weight: 2 });
    const video = leaf('video', 'v', { html5_sources: ['a.mp4'], youtube_id_1_0: '' });
    const root: OlxBlock = {
      ...leaf('course', 'course', { display_name: 'New', grading_policy: { GRADER: [] } }, [
        leaf('chapter', 'a', { display_name: 'A' }, [problem, video]),
      ]),
      id: courseBlockId,
    };
    const files = exportOlx({ org: 'o', number: 'c', run: 'r', root, files: new Map(), fieldTables });
    expect(textsOf(files)).toEqual({
      'chapter/a.xml':
        '<chapter display_name="A">\n  <problem url_name="p"/>\n  <video url_name="v"/>\n</chapter>\n',
      'course.xml': '<course url_name="r" org="o" course="c"/>\n',
      'course/r.xml': '<course>\n  <chapter url_name="a"/>\n</course>\n',
      'policies/r/grading_policy.json': '{\n    "GRADER": []\n}\n',
      'policies/r/policy.json': '{\n    "course/r": {\n        "display_name": "New"\n    }\n}\n',
      'problem/p.xml': '<problem weight="2.0"><p/></problem>\n',
      'video/v.xml': '<video youtube_id_1_0="">\n  <source src="a.mp4"/>\n</video>\n',
    });
    const again = importOlx(new Map(files.map(({ path, bytes }) => [path, bytes])), { fieldTables });
    expect(again.root.fields).toEqual(root.fields);
  });

  it('moves to another run', () => {
    const changed = edited((block) => block, { org: 'p', run: 's' });
    expect(changed['course.xml']).toBe('<course org="p" course="c" url_name="s"/>\n');
    expect(Object.keys(changed)).toEqual([
      'course.xml',
      'course/s.xml',
      'policies/s/grading_policy.json',
      'policies/s/policy.json',
    ]);
    expect(changed['policies/s/policy.json']).toContain('"course/s"');
  });

  it('keeps the id of a block that was named by its content', () => {
    const texts = {
      'course.xml': '<course org="o" course="c" url_name="r"><html>a</html><html name="x">b</html></course>',
    };
    const course = importOlx(courseOf(texts), { fieldTables });
    const root = editAll(course.root, (block) =>
      block.type === 'html' ? { ...block, fields: { data: 'z', display_name: 'other' } } : block,
    );
    const files = exportOlx({ ...course, root, fieldTables });
    const again = importOlx(new Map(files.map(({ path, bytes }) => [path, bytes])), { fieldTables });
    expect(again.root.children.map(({ id, fields }) => [id, fields])).toEqual(
      root.children.map(({ id, fields }) => [id, fields]),
    );
  });

  it('gives an emptied inline container a file, for its element alone would be a pointer', () => {
    const texts = {
      'course.xml': '<course org="o" course="c" url_name="r"><chapter><html/></chapter></course>',
    };
    const course = importOlx(courseOf(texts), { fieldTables });
    const root = editAll(course.root, (block) =>
      block.type === 'chapter' ? { ...block, children: [] } : block,
    );
    const files = exportOlx({ ...course, root, fieldTables });
    const name = root.children[0]?.id.slice('chapter@'.length) ?? '';
    expect(textsOf(files)).toEqual({
      'course.xml': `<course org="o" course="c" url_name="r"><chapter url_name="${name}"/></course>`,
      [`chapter/${name}.xml`]: `<chapter url_name="${name}"></chapter>\n`,
    });
  });

  it('brings back any course, however broken, as it was', () => {
    const paths = fc.constantFrom(...Object.keys(source));
    const pieces = [
      '<',
      '/>',
      '"',
      '&',
      '\r\n',
      '<!-- x -->',
      '<![CDATA[',
      '<html/>',
      '\0',
      ' filename="h"',
      ':',
      '</chapter>',
    ];
    const piece = fc.constantFrom(...pieces, ...Object.values(source));
    const damage = fc.record({ path: paths, piece, at: fc.nat(200), gone: fc.nat(9) });
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (all) => {
        const texts: Record<string, string> = { ...source };
        for (const { path, piece: inserted, at, gone } of all) {
          const text = texts[path] ?? '';
          texts[path] = text.slice(0, at) + inserted + text.slice(at + gone);
        }
        expect(textsOf(roundTrip(courseOf(texts)))).toEqual(texts);
      }),
      { numRuns: 500 },
    );
  });

  it('writes any text so that it is read back', () => {
    const text = fc.string({ unit: 'binary' }).filter((value) => value.isWellFormed());
    fc.assert(
      fc.property(text, text, (name, body) => {
        edited(set('problem@p', { display_name: name }));
        edited(set('course@course', { display_name: name }));
        edited(set('html@h', { data: body }));
        expect(edited(set('html@i', { data: body, display_name: name }))).toHaveProperty(['chapter/a.xml']);
      }),
      { numRuns: 50 },
    );
  });
});
