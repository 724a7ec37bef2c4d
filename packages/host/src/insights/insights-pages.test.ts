import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csrfOf } from '../testing/browser.ts';
import { openInsightsHost, type InsightsHost } from './testing/insights-host.ts';

describe('the pages of Insights', () => {
  let host: InsightsHost;
  let home: string;
  beforeAll(async () => {
    host = await openInsightsHost();
    home = `/courses/${encodeURIComponent(host.courseKey)}/insights`;
  });
  afterAll(() => host.close());

  const rosterOf = (segment: string) =>
    (host.rows['module_engagement_roster'] ?? []).filter((row) => row['segments'] === segment);
  const page = async (path: string, name = 'root') => (await host.loggedIn(name)).page(path);
  const status = async (path: string, name: string) => (await (await host.loggedIn(name)).fetch(path)).status;

  it('are for the course team and administrators alone', async () => {
    for (const path of ['', '/enrollment', '/learners', '/lists/learners.csv']) {
      expect((await host.browser().fetch(`${home}${path}`)).headers.get('location')).toMatch(/^\/login/);
      expect(await status(`${home}${path}`, 'ana')).toBe(403);
      expect(await status(`${home}${path}`, 'root')).toBe(200);
    }
    expect(await status(`/courses/${encodeURIComponent('course-v1:No+Such+One')}/insights`, 'root')).toBe(
      404,
    );
  });

  it('are a tab in the course bar, with charts as elements and figures that say how they are counted', async () => {
    const overview = await page(home);
    expect(overview).toMatch(/href="[^"]+insights"\s+aria-current="page"/);
    expect(overview).toMatch(/<script[^>]+charts\.js"\s+integrity="sha384-y"/);
    expect(overview).toMatch(/<cw-insights-chart[^>]+chart="enrollment-modes"/);
    expect(overview).toMatch(/Enrolled now<\/p>\s*<p class="value">\s*129/);
    expect(overview).toContain('the change against seven days before');
    expect(overview).toContain('As of Nov 9, 2026, 3:04 AM UTC');
  });

  it('keep the mode and the days from page to page', async () => {
    const enrolment = await page(`${home}/enrollment?mode=verified&from=2026-10-01&to=nonsense`);
    expect(enrolment).toMatch(/chart="enrollment-modes"[^>]+mode="verified"\s+from="2026-10-01"/);
    expect(enrolment).toContain(`${home}/engagement?mode=verified&amp;from=2026-10-01"`);
    expect(enrolment).toMatch(/Enrolled now<\/p>\s*<p class="value">\s*28/);
  });

  it('lead from results down to the answers of a problem', async () => {
    const problem = `${home}/performance/problem?block=${encodeURIComponent(host.problem).replaceAll('%20', '+')}`;
    expect(await page(`${home}/performance`)).toContain(`href="${problem}"`);
    const answers = await page(problem);
    expect(answers).toContain('Which of these holds?');
    expect(answers).toContain('It depends on how often it happens');
    expect(await status(`${home}/performance/problem?block=none`, 'root')).toBe(404);
    expect(answers).toContain(
      `${home}/events?task=answer-distribution&amp;key=${encodeURIComponent(host.problem)}`,
    );
    const items = await page(`${home}/performance/items`);
    expect(items).toContain('Most frequent wrong answer');
    expect(items).toContain(`href="${home}/events?task=answer-distribution"`);
  });

  it('give lists whole as CSV, in every language, as they are narrowed and ordered', async () => {
    const root = await host.loggedIn('root');
    const response = await root.fetch(
      `${home}/lists/learners.csv?segment=struggling&order=username&direction=desc`,
      { headers: { 'accept-language': 'es' } },
    );
    expect(response.headers.get('content-disposition')).toBe('attachment; filename=Org-Test-1--learners.csv');
    const lines = (await response.text()).trim().split('\r\n');
    expect(lines[0]).toContain('Nombre,Usuario,Correo electrónico');
    expect(lines.length).toBe(1 + rosterOf('struggling').length);
    expect(await status(`${home}/lists/none.csv`, 'root')).toBe(404);
  });

  it('name learners who may need help, without those who have passed and those who left', async () => {
    const list = await page(`${home}/learners/at-risk`);
    const [troubled = {}] = rosterOf('inactive');
    const [gone = {}] = rosterOf('unenrolled');
    expect(list).toContain(`>${troubled['name']}<`);
    expect(list).not.toContain(`>${gone['name']}<`);
  });

  it('show one learner to roles that may see personal data', async () => {
    expect(await page(`${home}/learners/learner?username=ana`)).toContain('ana@example.org');
    expect(await status(`${home}/learners/learner?username=nobody`, 'root')).toBe(404);
    await host.engine.learners.setRole(host.other.id, host.courseKey, 'limited_staff', true);
    expect(await status(`${home}/learners/learner?username=ana`, 'ben')).toBe(403);
    expect(await page(`${home}/learners`, 'ben')).not.toContain('@example.org');
  });

  it('take notes by the page’s own form, and take them away', async () => {
    const root = await host.loggedIn('root');
    const csrf = csrfOf(await root.page(home));
    const note = { day: '2026-10-05', text: 'A <b>mail</b>' };
    expect((await root.post(`${home}/notes`, { csrf: 'guess', ...note })).status).toBe(403);
    expect((await root.post(`${home}/notes`, { csrf, ...note })).headers.get('location')).toBe(
      `${home}#notes`,
    );
    const shown = await root.page(home);
    expect(shown).toContain('A &lt;b&gt;mail&lt;/b&gt;');
    const id = /name="remove" value="([^"]+)"/.exec(shown)?.[1] ?? '';
    await root.post(`${home}/notes`, { csrf, remove: id });
    expect(await root.page(home)).not.toContain('&lt;b&gt;mail');
  });

  it('list the courses of who teaches, with totals and CSV', async () => {
    expect(await page('/insights')).toContain(`href="${home}"`);
    expect(await page('/insights?text=no+such+course')).toContain('none fits');
    expect(await page('/insights?availability=archived')).not.toContain(`href="${home}"`);
    const csv = await page('/insights/courses.csv');
    expect(csv).toContain('Test <course>,course-v1:Org+Test+1,Current,2020-01-01,,129,11,161,28,18,93');
    expect(await page('/insights', 'ana')).toContain('Courses that you teach appear here');
  });
});

describe('Insights of a course without numbers', () => {
  it('says on every page what will appear and when', async () => {
    const host = await openInsightsHost({}, { empty: true });
    const home = `/courses/${encodeURIComponent(host.courseKey)}/insights`;
    const root = await host.loggedIn('root');
    expect(await root.page(home)).toContain('No number yet');
    expect(await root.page(home)).toContain('Nothing has been counted yet');
    expect(await root.page(`${home}/videos`)).toContain('as soon as a learner has watched one');
    expect(await root.page(`${home}/learners`)).toContain('Learners appear here once they are enrolled');
    expect(await root.page(`${home}/performance/items`)).toContain(
      'as soon as a learner has submitted an answer',
    );
    for (const path of ['/enrollment', '/engagement', '/performance', '/learners/at-risk', '/compare'])
      expect((await root.fetch(`${home}${path}`)).status, path).toBe(200);
    await host.close();
  });
});
