import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHost, type TestHost } from '../testing/test-host.ts';

describe('authors’ pages', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await openTestHost();
  });
  afterAll(() => host.close());
  const page = () => host.deps.files.sign(host.courseKey, 'static/page.html', 'page');

  it('run in an origin of their own, in any frame, their functions within reach of the page around them', async () => {
    const response = await fetch(page());
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^sandbox allow-scripts(?!.*allow-same-origin)/);
    expect(policy).not.toContain('frame-ancestors');
    expect(response.headers.get('x-frame-options')).toBeNull();
    const html = await response.text();
    expect(html).toContain('cw-page-call');
    expect(html).toContain('<script>document.title = "ran"</script>');
  });

  it('find what lies around them by relative addresses, also as modules and data', async () => {
    const response = await fetch(new URL('a.svg', page()));
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(await response.text()).toContain('<svg');
  });

  it('do not find archives, programs for the server, or the rest of the course', async () => {
    for (const one of [
      'python_lib.zip',
      'numbers.bin',
      'grader.py',
      '../course.xml',
      '../../x',
      '..%2fcourse.xml',
    ])
      expect([403, 404], one).toContain((await fetch(new URL(one, page()))).status);
  });

  it('are not given at an address that was changed, or whose time is over', async () => {
    const good = page();
    const changed = [
      good.replace(encodeURIComponent(host.courseKey), encodeURIComponent('course-v1:Org+Other+1')),
      good.replace(/\/\d{6,}\//, '/99999999999/'),
      good.replace('/pages/', '/files/'),
    ];
    for (const one of changed) expect((await fetch(one)).status, one).toBe(403);
    host.clock.advance(13 * 3600);
    expect(await (await fetch(good)).json()).toMatchObject({ code: 'address_expired' });
  });
});
