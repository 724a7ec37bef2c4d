import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contextRoles } from '../spec/roles.ts';
import { blockKey, courseKey } from '../testing/test-tool.ts';
import { gradedLaunches, type GradedLaunches } from './testing/graded-launches.ts';

const subsection = blockKey('sequential', 's1');
const servicePath = '/lti/platform/contexts';

describe('columns that the tool looks after', () => {
  let at: GradedLaunches;
  beforeEach(async () => {
    at = await gradedLaunches();
  });
  afterEach(() => at.close());

  const announce = ({ linkId }: { readonly linkId: string }) => at.runJob('lti.announce-columns', { linkId });
  const columns = async () =>
    (await at.tool.tool.grades.columns({ registrationId: at.registrationId, limit: 9 })).items;
  const importCourse = async (title: string, problems: number) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-columns-'));
    const problem = (id: number) =>
      `<problem url_name="p${id}"><numericalresponse answer="3"><formulaequationinput/></numericalresponse></problem>`;
    const inside = Array.from({ length: problems }, (_, index) => problem(index + 1)).join('');
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      path.join(folder, 'course.xml'),
      `<course org="Lti" course="T1" url_name="run" display_name="Launched" start="2020-01-01T00:00:00Z">
        <chapter url_name="c1"><sequential url_name="s1" display_name="${title}" graded="true" format="Homework" due="2030-01-01T00:00:00Z">
        <vertical url_name="v1">${inside}</vertical></sequential></chapter></course>`,
    );
    await at.tool.engine.courses.import({ source: folder, author: 'test' });
    rmSync(folder, { recursive: true });
  };

  it('are one for each graded subsection, made when a teacher comes and filled when a learner answers', async () => {
    await at.configure({ grades: 'subsections' });
    const teacher = await at.launch(courseKey, { lineItem: false, user: 'teacher' });
    await announce(teacher);
    await at.carry();
    const [made, ...more] = await at.lineItems();
    expect(more).toEqual([]);
    expect(made).toMatchObject({
      label: 'Subsection',
      scoreMaximum: 2,
      resourceId: subsection,
      tag: 'subsection',
    });
    expect(made).not.toHaveProperty('resourceLinkId');
    const ada = await at.launch(courseKey, { lineItem: false });
    await at.answer(ada.userId, '3');
    await at.carry();
    expect(await at.scores(made?.id)).toMatchObject([{ userId: 'ada', scoreGiven: 1, scoreMaximum: 2 }]);
    await announce(teacher);
    await at.carry();
    expect((await at.lineItems()).length).toBe(1);
    expect(await columns()).toMatchObject([
      { usageKey: subsection, told: { label: 'Subsection', scoreMaximum: 2 } },
    ]);
  });

  it('are made by the first answer where no teacher came before', async () => {
    await at.configure({ grades: 'subsections' });
    const { userId } = await at.launch(courseKey, { lineItem: false });
    await at.answer(userId, '3');
    await at.carry();
    const [made] = await at.lineItems();
    expect(await at.scores(made?.id)).toMatchObject([{ userId: 'ada', scoreGiven: 1 }]);
  });

  it('are made once, also where the answer that they are made was lost', async () => {
    const asked: string[] = [];
    const lossy = await gradedLaunches({
      fetch: async (url, init) => {
        const answer = await fetch(url, init);
        if (!String(url).includes('/lineitems') || String(url).endsWith('/scores')) return answer;
        asked.push(init?.method ?? 'GET');
        // Every second one.
        if (asked.length % 2 === 0) throw new TypeError('fetch failed');
        return answer;
      },
    });
    await lossy.configure({ grades: 'subsections' });
    const { userId } = await lossy.launch(courseKey, { lineItem: false });
    await lossy.answer(userId, '3');
    for (let tries = 0; tries < 4; tries += 1) {
      await lossy.carry();
      lossy.pass(60);
    }
    const made = await lossy.lineItems();
    expect(asked).toEqual(['GET', 'POST', 'GET']);
    expect(made.length).toBe(1);
    expect(await lossy.scores(made[0]?.id)).toMatchObject([{ userId: 'ada', scoreGiven: 1 }]);
    await lossy.close();
  });

  it('are one out of 100 for the whole course', async () => {
    await at.configure({ grades: 'course' });
    const { userId } = await at.launch(courseKey, { lineItem: false });
    await at.answer(userId, '3');
    await at.answer(userId, '4', 'p2');
    await at.carry();
    const made = await at.lineItems();
    expect(made).toMatchObject([{ label: 'Launched', scoreMaximum: 100, tag: 'course' }]);
    expect(await at.scores(made[0]?.id)).toMatchObject([{ scoreMaximum: 1 }]);
  });

  it('are not there where the platform is to have no grades, and neither are scores', async () => {
    await at.configure({ grades: 'none' });
    const { userId } = await at.launch(blockKey('problem', 'p1'));
    await at.answer(userId, '3');
    await at.carry();
    expect(at.posts()).toEqual([]);
    expect((await at.lineItems()).length).toBe(1);
  });

  it('are found again in a copy of the course, never doubled', async () => {
    await at.configure({ grades: 'subsections' });
    const first = await at.launch(courseKey, { lineItem: false });
    await at.answer(first.userId, '3');
    await at.carry();
    const [made] = await at.lineItems();
    if (made === undefined) throw new Error('There is no line item.');
    const { store } = at.platform;
    await store.putContext({ id: 'copy', label: 'C2', title: 'Course one, next year' });
    await store.putMember('copy', { user: { id: 'ada' }, roles: [contextRoles.learner] });
    await store.putLineItem({ ...made, id: 'copied', contextId: 'copy' });
    const again = await at.launch(courseKey, { lineItem: false, linkId: 'link-copy', contextId: 'copy' });
    await announce(again);
    await at.answer(again.userId, '4');
    await at.carry();
    expect((await store.lineItems('copy')).map(({ id }) => id)).toEqual(['copied']);
    expect(await at.scores('copied')).toMatchObject([{ userId: 'ada', scoreGiven: 0 }]);
    expect(await at.scores(made.id)).toMatchObject([{ userId: 'ada', scoreGiven: 0 }]);
  });

  it('are the line item that the platform gave to a link to the same subsection', async () => {
    await at.configure({ grades: 'subsections' });
    const ada = await at.launch(subsection, { linkId: 'direct' });
    await at.launch(courseKey, { lineItem: false });
    await at.answer(ada.userId, '3');
    const bob = await at.launch(courseKey, { lineItem: false, user: 'bob' });
    await at.answer(bob.userId, '4');
    await at.carry();
    expect((await at.lineItems()).map(({ id }) => id)).toEqual(['item-direct']);
    expect((await at.scores('item-direct')).map(({ userId }) => userId)).toEqual(['ada', 'bob']);
    expect(at.posts().length).toBe(2);
  });

  it('go on getting every grade where a link to the same subsection gets a line item later', async () => {
    await at.configure({ grades: 'subsections' });
    const ada = await at.launch(courseKey, { lineItem: false });
    await at.answer(ada.userId, '3');
    await at.carry();
    const [made] = await at.lineItems();
    await at.launch(subsection, { linkId: 'direct' });
    await at.answer(ada.userId, '4');
    await at.carry();
    for (const id of ['item-direct', made?.id]) {
      expect(await at.scores(id)).toMatchObject([{ userId: 'ada', scoreGiven: 0 }]);
    }
  });

  it('are told of a new name and maximum, but keep what a teacher has changed there', async () => {
    await at.configure({ grades: 'subsections' });
    const ada = await at.launch(courseKey, { lineItem: false });
    await at.answer(ada.userId, '3');
    await at.carry();
    await importCourse('Renamed', 1);
    await at.answer(ada.userId, '4');
    await at.carry();
    const [told] = await at.lineItems();
    expect(told).toMatchObject({ label: 'Renamed', scoreMaximum: 1, resourceId: subsection });
    if (told === undefined) throw new Error('There is no line item.');
    await at.platform.store.putLineItem({ ...told, label: 'The teacher’s name', scoreMaximum: 50 });
    await importCourse('Renamed again', 2);
    await at.answer(ada.userId, '3');
    await at.carry();
    expect(await at.lineItems()).toMatchObject([{ label: 'The teacher’s name', scoreMaximum: 50 }]);
    expect(await at.scores(told.id)).toMatchObject([{ scoreGiven: 1, scoreMaximum: 2 }]);
  });

  it('wait while there is nothing to earn in them', async () => {
    await at.configure({ grades: 'subsections' });
    await importCourse('Empty', 0);
    const teacher = await at.launch(courseKey, { lineItem: false, user: 'teacher' });
    await announce(teacher);
    await at.carry();
    expect(await at.lineItems()).toEqual([]);
    await importCourse('With a due date', 1);
    await announce(teacher);
    await at.carry();
    expect(await at.lineItems()).toMatchObject([
      { label: 'With a due date', endDateTime: '2030-01-01T00:00:00.000Z' },
    ]);
  });

  it('say why the platform refused them, and are asked for again when a teacher comes', async () => {
    await at.configure({ grades: 'subsections' });
    const ada = await at.launch(courseKey, { lineItem: false });
    await at.answer(ada.userId, '3');
    at.platform.answer = { path: servicePath, status: 403, body: 'no columns here' };
    await at.carry();
    expect(await columns()).toMatchObject([{ error: expect.stringContaining('no columns here') }]);
    expect((await at.situation()).counts).toEqual({ waiting: 0, sent: 0, failed: 1 });
    at.platform.answer = null;
    await announce(ada);
    await at.carry();
    expect((await at.lineItems()).length).toBe(1);
    await at.tool.tool.grades.resync({ registrationId: at.registrationId });
    await at.carry();
    expect((await at.situation()).counts).toEqual({ waiting: 0, sent: 1, failed: 0 });
    expect((await columns())[0]).not.toHaveProperty('error');
  });

  it('are filled for those who answered before they were wanted', async () => {
    const ada = await at.launch(courseKey, { lineItem: false });
    await at.answer(ada.userId, '3');
    await at.carry();
    expect((await at.lineItems()).map(({ tag }) => tag)).toEqual(['link']);
    await at.configure({ grades: 'subsections' });
    await announce(ada);
    await at.runJob('lti.complete-scores', { registrationId: at.registrationId, courseKey });
    await at.carry();
    const made = (await at.lineItems()).find(({ tag }) => tag === 'subsection');
    expect(await at.scores(made?.id)).toMatchObject([{ userId: 'ada', scoreGiven: 1 }]);
  });
});
