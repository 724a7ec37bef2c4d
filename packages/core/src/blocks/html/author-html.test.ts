import { describe, expect, it } from 'vitest';
import { authorHtml } from './author-html.ts';

const block = {
  fileUrl: (path: string) => `/files/${path}?signed`,
  blockUrl: (id: string) => `/blocks/${id}`,
};
const html = (source: string) => authorHtml(source, block).html;

describe('author HTML', () => {
  it('keeps what authors write with: headings, lists, tables, pictures, maths', () => {
    const source =
      '<h3>Odds</h3><ol start="2"><li>one</li></ol><table border="1"><tbody><tr><td colspan="2">\\(x^2\\)</td></tr></tbody></table>';
    expect(html(source)).toBe(source);
  });

  it('leads links to the files and blocks of the course', () => {
    expect(html('<img src="/static/a b.png" alt="a">')).toContain('src="/files/static/a b.png?signed"');
    expect(html('<a href="/asset-v1:Org+C+R+type@asset+block@x.pdf">x</a>')).toContain('/files/static/x.pdf');
    expect(html('<a href="/c4x/Org/C/asset/x.pdf">x</a>')).toContain('/files/static/x.pdf');
    expect(html('<a href="/jump_to_id/intro">x</a>')).toContain('href="/blocks/intro"');
    expect(html('<a href="https://example.org/static/x">x</a>')).toContain(
      'href="https://example.org/static/x"',
    );
  });

  it('takes out what acts: javascript links, forms, foreign frames, styles that fetch or cover', () => {
    expect(html('<a href="javascript:alert(1)">x</a>')).toBe('<a>x</a>');
    expect(html('<a href="java\tscript:alert(1)">x</a>')).toBe('<a>x</a>');
    expect(html('<form action="/x"><input name="y"></form>')).toBe('');
    expect(html('<iframe src="https://evil.example/"></iframe>')).not.toContain('evil');
    expect(html('<p style="position:fixed;color:red;background:url(https://evil.example)">x</p>')).toBe(
      '<p style="color:red">x</p>',
    );
    expect(html('<svg><style>@import "x"</style></svg><object data="x"></object><base href="x">')).toBe('');
  });

  it('keeps frames of known video hosts, sandboxed', () => {
    const frame = html('<iframe src="https://www.youtube.com/embed/x" allow="camera"></iframe>');
    expect(frame).toContain('sandbox="allow-scripts allow-same-origin');
    expect(frame).not.toContain('camera');
  });

  it('puts HTML with script or event handlers whole into a frame document', () => {
    for (const source of [
      '<p>a</p><script>go()</script>',
      '<p onclick="go()">a</p>',
      '<template><img onerror="x"></template>',
    ]) {
      const { html: inPage, frame } = authorHtml(source, block);
      expect(inPage).toBe('');
      expect(frame).toContain('cw-frame-height');
    }
    expect(authorHtml('<script type="math/tex">x^2</script>', block).frame).toBe(undefined);
  });

  it('keeps the places that the problem element fills', () => {
    expect(html('<cw-input data-input="q_2_1"></cw-input>')).toBe('<cw-input data-input="q_2_1"></cw-input>');
  });
});
