import { serverOrigin } from '@coursewright/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csrfOf } from '../testing/browser.ts';
import { openTestHost, type TestHost } from '../testing/test-host.ts';

describe('the pages of a course', () => {
  let host: TestHost;
  let home: string;
  beforeAll(async () => {
    host = await openTestHost();
    home = `/courses/${encodeURIComponent(host.courseKey)}`;
  });
  afterAll(() => host.close());

  it('list the courses, with what their authors wrote as text', async () => {
    const page = await host.browser().page('/');
    expect(page).toContain('Test &lt;course&gt;');
    expect(page).not.toContain('<course>');
    expect(page).toContain('Short &amp; sweet');
  });

  it('speak the language of the browser', async () => {
    const response = await host.browser().fetch('/', { headers: { 'accept-language': 'es-MX,en;q=0.5' } });
    const page = await response.text();
    expect(page).toContain('<html lang="es">');
    expect(page).toContain('Todos los cursos');
  });

  it('tell a visitor what the course is, without what its author’s script would do', async () => {
    const visitor = host.browser();
    expect((await visitor.fetch(home)).headers.get('location')).toBe(`${home}/about`);
    const page = await visitor.page(`${home}/about`);
    expect(page).toContain('What you learn');
    expect(page).not.toContain('steal()');
    expect(page).toContain('Log in to enrol');
    expect(page).toMatch(/application\/json\+oembed/);
  });

  it('send who is not logged in to log in and back', async () => {
    const response = await host.browser().fetch(`${home}/learn`);
    expect([response.status, response.headers.get('location')]).toEqual([
      303,
      `/login?next=${encodeURIComponent(`${home}/learn`)}`,
    ]);
  });

  it('enrol who asks with the page’s own form', async () => {
    const ana = await host.loggedIn('ana');
    expect((await ana.post(`${home}/enroll`, { csrf: 'guess' })).status).toBe(403);
    expect((await ana.fetch(`${home}/learn`)).headers.get('location')).toBe(`${home}/about`);
    const csrf = csrfOf(await ana.page(`${home}/about`));
    expect((await ana.post(`${home}/enroll`, { csrf })).headers.get('location')).toBe(home);
    expect(await ana.page(home)).toContain('Subsection one');
  });

  it('show the outline with dates, assignment types and where to start', async () => {
    const ana = await host.loggedIn('ana');
    const page = await ana.page(home);
    expect(page).toContain('Start the course');
    expect(page).toContain('<span class="tag gold">Homework</span>');
    expect(page).toContain(`${home}/learn?unit=${encodeURIComponent(host.unit)}`);
    expect(page).not.toContain('gradebook');
  });

  it('make the learner’s page of the course element, with its form token', async () => {
    const ana = await host.loggedIn('ana');
    const page = await ana.page(`${home}/learn?unit=${encodeURIComponent(host.unit)}`);
    expect(page).toMatch(
      /<cw-course\s+course="course-v1:Org\+Test\+1"\s+language="en"\s+csrf-token="[\w-]+"/,
    );
    expect(page).toContain(`unit="${host.unit}"`);
    expect(page).toMatch(/<script[^>]+integrity="sha384-x"/);
  });

  it('lead to a block', async () => {
    const jump = (key: string) => host.browser().fetch(`/blocks/${encodeURIComponent(key)}`);
    const unit = `${home}/learn?unit=${encodeURIComponent(host.unit)}`;
    expect((await jump(host.problem)).headers.get('location')).toBe(unit);
    expect((await jump(host.unit)).headers.get('location')).toBe(unit);
    const section = host.unit.replace('vertical+block@u1', 'chapter+block@c1');
    expect((await jump(section)).headers.get('location')).toBe(unit);
    expect((await jump(host.problem.replace('p1', 'gone'))).status).toBe(404);
    expect((await jump('nonsense')).status).toBe(404);
  });

  it('show another learner’s grades to the course team alone', async () => {
    const ana = await host.loggedIn('ana');
    expect((await ana.fetch(`${home}/progress?username=root`)).status).toBe(403);
    expect((await ana.fetch(`${home}/gradebook`)).status).toBe(403);
    expect((await ana.fetch(`${home}/gradebook.csv`)).status).toBe(403);
    expect(await ana.page(`${home}/progress`)).toContain('<cw-progress');
    const root = await host.loggedIn('root');
    expect((await root.fetch(`${home}/progress?username=ben`)).status).toBe(404);
    const page = await root.page(`${home}/progress?username=ana`);
    expect(page).toContain('Progress of ANA');
    expect(page).toContain('Homework');
  });

  it('show the gradebook in pages, a column a graded subsection', async () => {
    const root = await host.loggedIn('root');
    const page = await root.page(`${home}/gradebook`);
    expect(page).toContain('Homework 1');
    expect(page).toContain(`${home}/progress?username=ana`);
    expect(page).not.toContain('Next page');
  });

  it('give the gradebook as CSV that no spreadsheet runs', async () => {
    const { id: userId } = await host.engine.learners.createAccount({
      username: 'mallory',
      email: 'mallory@example.org',
      name: '=HYPERLINK("https://evil.example")',
    });
    const root = await host.loggedIn('root');
    await host.engine.learners.enroll({ userId, courseKey: host.courseKey }, serverOrigin);
    const response = await root.fetch(`${home}/gradebook.csv`);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename=gradebook-Org-Test-1.csv');
    const csv = Buffer.from(await response.arrayBuffer());
    expect(csv.subarray(0, 3), 'Excel needs it').toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const [head, ...rows] = csv.subarray(3).toString().trimEnd().split('\r\n');
    expect(head).toBe('Username,Name,Grade,Letter,Homework 1: Subsection one');
    expect(rows).toEqual(['ana,ANA,0,,', `mallory,"'=HYPERLINK(""https://evil.example"")",0,,`]);
  });

  it('say that a course is not here', async () => {
    const response = await host.browser().fetch(`/courses/${encodeURIComponent('course-v1:No+Such+One')}`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('There is nothing at this address');
  });
});

describe('a host without courses', () => {
  it('tells an administrator how to import one', async () => {
    const host = await openTestHost({}, { course: false });
    expect(await host.browser().page('/')).toContain('coursewright course import');
    await host.close();
  });
});
