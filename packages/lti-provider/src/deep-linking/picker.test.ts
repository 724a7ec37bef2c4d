import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { claims } from '../spec/claims.ts';
import { openTestPlatform, type TestPlatform } from '../testing/test-platform.ts';
import { blockKey, openTestTool, type TestTool } from '../testing/test-tool.ts';
import { answerIn, askForContent, pressButton } from './testing/ask-for-content.ts';
import { importLargeCourse, largeBlock, largeCourse } from './testing/large-course.ts';

const graded = largeBlock('sequential', 'graded');

describe('the picker', () => {
  let platform: TestPlatform;
  let tool: TestTool;
  beforeAll(async () => {
    [platform, tool] = await Promise.all([openTestPlatform(), openTestTool()]);
    await importLargeCourse(tool.engine.courses);
    await tool.tool.platforms.add(platform.register(tool.tool.addresses));
  });
  afterAll(async () => {
    await tool.close();
    await platform.close();
  });

  const ask = (settings: object = {}, more = {}) =>
    askForContent(platform, tool, { accept_multiple: true, ...settings }, more);
  const press = async (...given: Parameters<typeof pressButton>) => (await pressButton(...given)).text();
  const open = async (key: string, settings: object = {}) => press(await ask(settings), { open: key });
  const offered = (page: string): string[] =>
    [...page.matchAll(/name="pick" value="([^"]*)"/g)].map(([, key = '']) => key);

  it('shows a level and the first of what is below each row, and leads to the rest', async () => {
    const page = await open(largeBlock('course', 'course'));
    expect(offered(page).slice(0, 3)).toEqual([
      largeBlock('chapter', 'first'),
      graded,
      largeBlock('sequential', 's0'),
    ]);
    // 20 rows, and 12 of the 30 below the first.
    expect(offered(page)).toHaveLength(32);
    expect(page).toContain('Show all 30 in First section');
    expect(page).toContain('Page 1 of 3');
    const last = await press(page, { turn: '2' });
    expect(offered(last)).toHaveLength(5);
    expect(last).toContain('Page 3 of 3');
    expect(offered(await press(page, { turn: '99' }))).toEqual(offered(last));
  });

  it('offers units of texts, problems and films; no text by itself', async () => {
    const page = await open(graded);
    expect(offered(page)).toEqual([
      largeBlock('vertical', 'unit'),
      largeBlock('problem', 'p1'),
      largeBlock('video', 'film'),
      largeBlock('vertical', 'reading'),
      largeBlock('vertical', 'staff'),
      largeBlock('problem', 'p2'),
    ]);
    expect(page).not.toContain(`name="open" value="${largeBlock('vertical', 'reading')}"`);
    expect(page).toContain('Hidden from learners');
    const empty = await press(page, { open: largeBlock('vertical', 'reading') });
    expect(empty).toContain('Nothing in here can be selected by itself');
  });

  it('says what is graded, when it opens and is due', async () => {
    const page = await open(largeBlock('course', 'course'));
    expect(page).toContain('Graded: Homework');
    expect(page).toContain('Opens Jan 1, 2090, 12:00 AM UTC · Due Feb 3, 2091, 4:05 AM UTC');
    expect(page).toContain('Graded &lt;work&gt;');
    expect(page).not.toContain('Graded <work>');
  });

  it('finds by title in the whole course, whatever case and accents, and courses in their list', async () => {
    const page = await open(graded);
    const found = await press(page, { search: '1' }, { fields: { query: 'EXERCÍSE p' } });
    expect(offered(found)).toEqual([largeBlock('problem', 'p1'), largeBlock('problem', 'p2')]);
    expect(found).toContain('First section › Graded &lt;work&gt; › The unit');
    expect(found).toContain('aria-current="page"');
    expect(offered(await press(found, { clear: '1' }))).toEqual(offered(page));
    const none = await press(page, { search: '1' }, { fields: { query: '<zebra>' } });
    expect(none).toContain('Nothing in here is called “&lt;zebra&gt;”');
    const courses = await press(await ask(), { search: '1' }, { fields: { query: 'uberschrift grosse' } });
    expect(offered(courses)).toEqual([]);
    const course = await press(await ask(), { search: '1' }, { fields: { query: 'UBERSCHRIFT' } });
    expect(offered(course)).toEqual([largeBlock('course', 'course')]);
  });

  it('keeps what was selected over pages and searches, in that order, until it is taken out', async () => {
    const first = await open(graded);
    const film = largeBlock('video', 'film');
    const p1 = largeBlock('problem', 'p1');
    const second = await press(first, { open: blockKey('sequential', 's1') }, { check: [film, p1] });
    expect(second).toContain('2 selected');
    const third = await press(second, { search: '1' }, { check: [blockKey('problem', 'p2')] });
    expect(third).toContain('3 selected');
    // Back where they were checked, they still are; without the check they are gone.
    const back = await press(third, { open: graded });
    expect(back).toContain(`value="${film}" checked`);
    const fewer = await press(back, { drop: film });
    expect(fewer).toContain('2 selected');
    expect(fewer).not.toContain(`value="${film}" checked`);
    const { items } = answerIn(await press(fewer, { choose: '' }));
    expect(items.map(({ title }) => title)).toEqual(['Exercise p1', 'Second']);
  });

  it('tells what is selected: points, dates, where it is and what is in it', async () => {
    const page = await press(
      await open(largeBlock('course', 'course')),
      { open: graded },
      { check: [graded] },
    );
    const chosen = page.slice(page.indexOf('class="chosen"'));
    expect(chosen).toContain('Subsection · 1 point · Opens Jan 1, 2090');
    expect(chosen).toContain('Große Überschrift › First section');
    expect(chosen).toContain('<li>The unit</li>');
  });

  it('gives several items with columns, and when they open and are due', async () => {
    const page = await open(largeBlock('course', 'course'));
    const keys = [graded, largeBlock('sequential', 's0')];
    const { items, claims: answered } = answerIn(await press(page, { choose: '' }, { check: keys }));
    expect(items).toHaveLength(2);
    expect(items[0]).toEqual({
      type: 'ltiResourceLink',
      title: 'Graded <work>',
      text: 'From Große Überschrift › First section',
      url: `${tool.tool.addresses.launch}?block=${encodeURIComponent(graded)}`,
      icon: { url: `${tool.publicUrl}/lti/icons/outline.svg`, width: 32, height: 32 },
      thumbnail: { url: `${tool.publicUrl}/lti/icons/outline.svg`, width: 128, height: 128 },
      iframe: { width: 1000, height: 720 },
      custom: {
        block: graded,
        context_id_history: '$Context.id.history',
        resource_link_id_history: '$ResourceLink.id.history',
        link_opens: '$ResourceLink.available.startDateTime',
        link_due: '$ResourceLink.submission.endDateTime',
      },
      available: { startDateTime: '2090-01-01T00:00:00.000Z' },
      submission: { endDateTime: '2091-02-03T04:05:06.000Z' },
      lineItem: { scoreMaximum: 1, label: 'Graded <work>', resourceId: graded, tag: 'link' },
    });
    expect(items[1]).not.toHaveProperty('lineItem');
    expect(answered[claims.message]).toBe('2 items were selected.');
    expect(answered[claims.log]).toBe(`Selected: ${keys.join(', ')}`);
  });

  it('has pictures for what it gives, which any site may show', async () => {
    const picture = await fetch(`${tool.publicUrl}/lti/icons/problem.svg`);
    expect(picture.headers.get('content-type')).toContain('image/svg+xml');
    expect(picture.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect((await fetch(`${tool.publicUrl}/lti/icons/toString.svg`)).status).toBe(404);
  });

  it('leaves columns out, and opens windows, where the teacher says so', async () => {
    const page = await open(graded);
    const wanted = { fields: { column: '', target: 'window' }, check: [largeBlock('problem', 'p1')] };
    const form = await press(page, { search: '1' }, wanted);
    expect(form).toContain('<option value="window" selected>');
    const without = await pressWithout(form, 'column');
    const [item] = answerIn(without).items;
    expect(item).toMatchObject({ window: { targetName: '_blank' } });
    expect(item).not.toHaveProperty('iframe');
    expect(item).not.toHaveProperty('lineItem');
  });
  /** Adds the selection with a box unchecked. */
  const pressWithout = async (page: string, box: string) =>
    press(
      page.replace(`name="${box}" value="1" checked`, ''),
      { choose: '' },
      { fields: { target: 'window' } },
    );

  it('opens in a window where the platform has nothing else', async () => {
    const page = await open(graded, { accept_presentation_document_targets: ['window'] });
    const [item] = answerIn(await press(page, { choose: largeBlock('problem', 'p1') })).items;
    expect(item).toMatchObject({ window: { targetName: '_blank' } });
  });

  it('leaves the title of an assignment of Canvas to its teacher, and gives links one', async () => {
    const titleFor = async (placement: string) => {
      const page = await ask({}, { [claims.canvasPlacement]: placement });
      const [item] = answerIn(await press(page, { choose: graded })).items;
      return item?.['title'];
    };
    expect(await titleFor('assignment_selection')).toBe(undefined);
    expect(await titleFor('link_selection')).toBe('Graded <work>');
  });

  it('takes one thing where the platform does not say that it takes several', async () => {
    const page = await open(graded, { accept_multiple: undefined });
    expect(page).toContain('type="radio"');
    expect(page).not.toContain('type="checkbox" name="pick"');
    const [p1, film] = [largeBlock('problem', 'p1'), largeBlock('video', 'film')];
    const other = await press(page, { search: '1' }, { check: [p1] });
    expect(other).toContain('1 selected');
    const { items } = answerIn(
      await press(other.replaceAll(' checked', ''), { choose: '' }, { check: [film] }),
    );
    expect(items.map(({ title }) => title)).toEqual(['The film']);
  });

  it('asks for a selection where none was made, and adds no more than it says', async () => {
    const page = await open(graded);
    const asked = await press(page, { choose: '' });
    expect(asked).toContain('Select something first');
    const many = Array.from({ length: 101 }, (_, index) => `block-v1:x+x+x+type@problem+block@${index}`);
    expect(await press(page, { choose: '' }, { check: many })).toContain('At most 100');
    expect(await press(page, { choose: '' }, { check: ['nonsense'] })).toContain('not there any more');
  });

  it('goes back to the courses where a block is no more', async () => {
    for (const key of [
      'nonsense',
      largeBlock('problem', 'none'),
      'block-v1:No+No+No+type@course+block@course',
    ]) {
      const page = await open(key);
      expect(page).toContain('That is not there any more');
      expect(offered(page)).toContain(largeBlock('course', 'course'));
    }
  });

  it('offers what the registration may open, and gives nothing else', async () => {
    const [registration] = await tool.tool.platforms.list();
    const id = registration?.id ?? '';
    await tool.tool.platforms.change(id, { courses: [largeCourse, 'course-v1:Gone+Gone+Gone'] });
    const page = await ask();
    expect(offered(page)).toEqual([largeBlock('course', 'course')]);
    expect(await press(page, { open: blockKey('sequential', 's1') })).toContain('not there any more');
    expect(await press(page, { choose: blockKey('problem', 'p1') })).toContain('not there any more');
    await tool.tool.platforms.change(id, { courses: null });
    expect(offered(await ask())).toContain(blockKey('course', 'course'));
  });

  it('speaks the language of the platform', async () => {
    const page = await ask({}, { locale: 'es-MX' });
    expect(page).toContain('<html lang="es">');
    expect(page).toContain('Aún no hay nada seleccionado');
  });
});

describe('the ways out of the picker', () => {
  let now = Date.now() * 1000;
  let platform: TestPlatform;
  let tool: TestTool;
  beforeAll(async () => {
    const pageOf = (usageKey: string) => `https://host.example/blocks/${encodeURIComponent(usageKey)}`;
    [platform, tool] = await Promise.all([
      openTestPlatform(),
      openTestTool({ clock: { now: () => now }, pageOf }),
    ]);
    await tool.tool.platforms.add(platform.register(tool.tool.addresses));
  });
  afterAll(async () => {
    await tool.close();
    await platform.close();
  });
  beforeEach(() => {
    now = Date.now() * 1000;
  });
  const problem = blockKey('problem', 'p1');
  const press = async (...given: Parameters<typeof pressButton>) => (await pressButton(...given)).text();

  it('end with plain links to pages of the host where the platform takes no others', async () => {
    const page = await askForContent(platform, tool, { accept_types: ['link', 'file'] });
    expect(page).toContain('plain links only');
    const { items } = answerIn(await press(page, { choose: problem }));
    expect(items).toMatchObject([
      { type: 'link', title: 'First', url: `https://host.example/blocks/${encodeURIComponent(problem)}` },
    ]);
    expect(items[0]).not.toHaveProperty('lineItem');
  });

  it('end with an error for the platform and its log where it takes nothing of what there is', async () => {
    const page = await askForContent(platform, tool, { accept_types: ['file'] });
    const { items, claims: answered } = answerIn(await press(page, { cancel: '1' }));
    expect(items).toEqual([]);
    expect(answered[claims.errorMessage]).toBe('The platform does not accept links to a tool here.');
    expect(answered[claims.errorLog]).toContain('accept_types');
  });

  it('end with nothing and no error where somebody cancels', async () => {
    const page = await askForContent(platform, tool, { data: 'kept' });
    const { items, claims: answered } = answerIn(await press(page, { cancel: '1' }, { check: [problem] }));
    expect(items).toEqual([]);
    expect(answered[claims.data]).toBe('kept');
    for (const name of [claims.message, claims.errorMessage]) expect(answered).not.toHaveProperty(name);
  });

  it('tell the platform of a selection that took too long; each page gives another hour', async () => {
    const minutes = (count: number) => (now += count * 60_000_000);
    const first = await askForContent(platform, tool, { data: 'kept' });
    minutes(59);
    const second = await press(first, { open: blockKey('vertical', 'v1') });
    minutes(59);
    expect(answerIn(await press(second, { choose: problem })).items).toHaveLength(1);
    minutes(2);
    const { items, claims: answered } = answerIn(await press(second, { choose: problem }));
    expect(items).toEqual([]);
    expect(answered).toMatchObject({
      [claims.data]: 'kept',
      [claims.errorMessage]: expect.stringContaining('took too long'),
    });
  });

  it('are closed for a platform that an administrator has paused', async () => {
    const page = await askForContent(platform, tool);
    const [registration] = await tool.tool.platforms.list();
    await tool.tool.platforms.pause(registration?.id ?? '');
    const answer = await pressButton(page, { choose: problem });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('registration_paused');
    await tool.tool.platforms.approve(registration?.id ?? '');
  });
});
