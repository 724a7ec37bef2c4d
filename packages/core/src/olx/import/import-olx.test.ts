import { describe, expect, it } from 'vitest';
import { builtInFieldTables as fieldTables } from '../../blocks/field-tables.ts';
import { exportOlx } from '../export/export-olx.ts';
import { walkBlocks } from '../olx-block.ts';
import { courseOf, textsOf } from '../testing/course-text.ts';
import { importOlx } from './import-olx.ts';

const inline = (inside: string) => `<course org="o" course="c" url_name="r">\n${inside}\n</course>`;

function read(texts: Record<string, string>) {
  const course = importOlx(courseOf(texts), { fieldTables });
  const blocks = new Map([...walkBlocks(course.root)].map((block) => [block.id as string, block]));
  const exported = textsOf(exportOlx({ ...course, fieldTables }));
  expect(exported).toEqual(texts);
  const findings = course.findings.filter(({ severity }) => severity !== 'info');
  return { ...course, blocks, findings, codes: findings.map(({ code }) => code) };
}

describe('importOlx', () => {
  it('keeps what it cannot read, says where, and goes on', () => {
    const { blocks, findings, files } = read({
      'course.xml': inline(
        '<chapter url_name="a"/>\n<!-- note -->\n<chapter url_name="b"/>\n<chapter url_name="none"/><chapter url_name="b"/>',
      ),
      'chapter/a.xml': '<chapter>\n  <sequential>\n</chapter>\n',
      'chapter/b.xml':
        '<?xml version="1.0"?>\n<chapter display_name="B" due="soon"><problem url_name="p"/></chapter>',
      'problem/p.xml': '<!DOCTYPE problem [<!ENTITY a "b">]><problem>&a;</problem>',
    });
    expect([...blocks.keys()]).toEqual(['course@course', 'chapter@b']);
    expect([...files.keys()]).toEqual(['chapter/a.xml', 'problem/p.xml']);
    expect(findings).toMatchObject([
      { code: 'InvalidXML', file: 'chapter/a.xml', line: 3, severity: 'error' },
      { code: 'InvalidSetting', file: 'chapter/b.xml', line: 2, block: 'chapter@b', severity: 'warning' },
      { code: 'InvalidXML', file: 'problem/p.xml', line: 1 },
      { code: 'FileDoesNotExist', file: 'course.xml', line: 5 },
      { code: 'PointerAlreadyPointedAt', file: 'course.xml', line: 5 },
    ]);
  });

  it('reads policies over attributes, and the grading policy', () => {
    const { blocks, codes } = read({
      'course.xml': '<course org="o" course="c" url_name="r"/>',
      'course/r.xml':
        '<course display_name="XML" start="2020-01-01T00:00:00Z"><chapter url_name="a:b"/></course>\n',
      'chapter/a/b.xml': '<chapter/>\n',
      'policies/r/policy.json':
        '{"course/r": {"display_name": "Policy", "tabs": [], "unknown": 1}, "chapter/a:b": {"graded": "true"}, "html/x": {}, "video/x": 3}',
      'policies/r/grading_policy.json': '{"GRADER": []}',
    });
    expect(blocks.get('course@course')?.fields).toEqual({
      display_name: 'Policy',
      start: '2020-01-01T00:00:00Z',
      tabs: [],
      grading_policy: { GRADER: [] },
    });
    expect(blocks.get('chapter@a:b')?.fields).toEqual({ graded: true });
    expect(codes).toEqual(['BadPolicyFormat', 'PolicyRefNotFound']);
  });

  it('goes on without a policy that is no JSON', () => {
    const { codes } = read({
      'course.xml': inline('<chapter url_name="a"/>'),
      'chapter/a.xml': '<chapter/>',
      'policies/r/policy.json': '{',
      'grading_policy.json': '[]',
    });
    expect(codes).toEqual(['BadPolicy', 'BadPolicyFormat']);
  });

  it('notices links to nothing, and weights that do not add up', () => {
    const { findings } = read({
      'course.xml': inline('<vertical url_name="v"><html url_name="h" filename="h"/></vertical>'),
      'html/h.html':
        '<img src="/static/a%20b.png"><img src="/static/x_y.png"><a href="/static/none.pdf">n</a>' +
        '<a href="/jump_to_id/v">v</a><a href="/jump_to_id/gone">g</a>',
      'static/a b.png': '',
      'static/x/y.png': '',
      'policies/r/grading_policy.json': '{"GRADER": [{"weight": 0.5}, {"weight": 0.4}]}',
    });
    expect(findings).toMatchObject([
      { code: 'GradingPolicyIssue', message: 'the weights add up to 0.9, not to 1' },
      {
        code: 'MissingFile',
        file: 'html/h.html',
        block: 'html@h',
        message: expect.stringContaining('none.pdf'),
      },
      { code: 'BadJumpToLink', message: expect.stringContaining('gone') },
    ]);
  });

  it('names blocks without url_name as Open edX does, each its own', () => {
    const { blocks } = read({
      'course.xml': inline(
        '<chapter name="First one"><html>a</html><html>a</html><html slug="s">b</html><html display_name="é x">c</html></chapter>',
      ),
    });
    expect([...blocks.keys()].slice(1)).toEqual([
      'chapter@First_one',
      expect.stringMatching(/^html@html_[0-9a-f]{12}$/),
      expect.stringMatching(/^html@html_[0-9a-f]{12}_2$/),
      'html@s',
      'html@é_x',
    ]);
    expect(blocks.get('chapter@First_one')?.fields).toEqual({ display_name: 'First one' });
  });

  it('reads html and problems inline or from files', () => {
    const { blocks } = read({
      'course.xml': inline(
        '<vertical url_name="v"><html url_name="a">x &lt; y <b>&amp;</b></html><html url_name="b"><![CDATA[<br>]]></html>' +
          '<html url_name="c" filename="body"/><problem url_name="p" weight="2" type="x"><p>?</p></problem>' +
          '<problem url_name="q" filename="old"/><html url_name="far:d"/><sequential slug="t" filename="u"/></vertical>',
      ),
      'html/far/d.xml': '<html filename="e.html"/>',
      'html/far/e.html': 'e',
      'sequential/u.xml': '<sequential display_name="U"><html url_name="f">f</html></sequential>',
      'html/body.html': '<p>not & closed',
      'problem/old.xml': '<problem/>\n',
    });
    const data = (id: string) => blocks.get(id)?.fields['data'];
    expect(data('html@a')).toBe('x < y <b>&amp;</b>');
    expect(data('html@b')).toBe('<br>');
    expect(data('html@c')).toBe('<p>not & closed');
    expect(data('problem@p')).toBe('<problem type="x"><p>?</p></problem>');
    expect(blocks.get('problem@p')?.fields['weight']).toBe(2);
    expect(data('html@far:d')).toBe('e');
    expect(blocks.get('sequential@t')).toMatchObject({
      fields: { display_name: 'U' },
      children: [{ id: 'html@f' }],
    });
    expect(data('problem@q')).toBe('<problem/>\n');
  });

  it('keeps unknown types with all they hold', () => {
    const { blocks } = read({
      'course.xml': inline(
        '<vertical url_name="v"><gizmo url_name="g"/><done url_name="d" xblock-family="x"/></vertical>',
      ),
      'gizmo/g.xml': '<gizmo display_name="G" speed="9"><part/>text</gizmo>',
    });
    expect(blocks.get('gizmo@g')).toMatchObject({ fields: { display_name: 'G' }, children: [] });
    expect(blocks.has('done@d')).toBe(true);
  });

  it('reads drafts beside the published course', () => {
    const { drafts, files, codes } = read({
      'course.xml': inline('<sequential url_name="s"><vertical url_name="v"/></sequential>'),
      'vertical/v.xml': '<vertical display_name="Old"><html url_name="h"/><html url_name="i"/></vertical>',
      'html/h.xml': '<html display_name="h">old</html>',
      'html/i.xml': '<html display_name="i">same</html>',
      'drafts/vertical/v.xml':
        '<vertical display_name="New" parent_url="block-v1:o+c+r+type@sequential+block@s" index_in_children_list="0"><html url_name="h"/><html url_name="i"/></vertical>',
      'drafts/html/h.xml': '<html display_name="h">new</html>',
      'drafts/vertical/lost.xml': '<vertical parent_sequential_url="i4x://o/c/sequential/gone"/>',
    });
    expect(drafts).toMatchObject([
      { parent: undefined, block: { id: 'vertical@lost' } },
      {
        parent: 'sequential@s',
        index: 0,
        paths: ['drafts/vertical/v.xml', 'drafts/html/h.xml'],
        block: {
          id: 'vertical@v',
          fields: { display_name: 'New' },
          children: [{ fields: { data: 'new' } }, { fields: { data: 'same' } }],
        },
      },
    ]);
    expect(files.size).toBe(3);
    expect(codes).toEqual(['DraftWithoutParent']);
  });

  it('stops at a chain of pointers without end', () => {
    const texts: Record<string, string> = { 'course.xml': inline('<vertical url_name="0"/>') };
    for (let at = 0; at < 5000; at += 1)
      texts[`vertical/${at}.xml`] = `<vertical><vertical url_name="${at + 1}"/></vertical>`;
    const { blocks, codes } = read(texts);
    expect(blocks.size).toBe(65);
    expect(codes).toEqual(['InvalidPointer']);
  });

  it('refuses what is no course', () => {
    const refusal = (texts: Record<string, string>) => () => importOlx(courseOf(texts), { fieldTables });
    const code = { code: 'not_a_course' };
    expect(refusal({})).toThrow(expect.objectContaining(code));
    expect(refusal({ 'course.xml': '<library/>' })).toThrow(expect.objectContaining(code));
    expect(refusal({ 'course.xml': '<course>\n<a></course>' })).toThrow(
      expect.objectContaining({ ...code, data: { file: 'course.xml', line: 2 } }),
    );
  });
});
