import { afterEach, describe, expect, it } from 'vitest';
import { testCourseKey, testLearning, testUsageKey } from './testing/test-learning.ts';

const problem = `<problem url_name="p" display_name="P"><numericalresponse answer="6"><label>n</label>
  <formulaequationinput/></numericalresponse></problem>`;
const video = '<video url_name="v" display_name="V" youtube_id_1_0="abc"/>';
const html = (id: string, data = 'Text') => `<html url_name="${id}" display_name="${id}">${data}</html>`;
const unit = (id: string, inside: string, attributes = '') =>
  `<vertical url_name="${id}" display_name="${id}" ${attributes}>${inside}</vertical>`;
const subsection = (id: string, inside: string, attributes = '') =>
  `<sequential url_name="${id}" display_name="${id}" ${attributes}>${inside}</sequential>`;
const section = (id: string, inside: string, attributes = '') =>
  `<chapter url_name="${id}" display_name="${id}" ${attributes}>${inside}</chapter>`;

let opened: Awaited<ReturnType<typeof testLearning>>;
afterEach(() => opened.close());

async function open(inside: string, options?: Parameters<typeof testLearning>[1]) {
  opened = await testLearning(inside, options);
  const { ada, learning, origin } = opened;
  const outline = (userId = ada) => learning.outline({ userId, courseKey: testCourseKey });
  const block = (type: string, id: string, userId = ada) =>
    learning.block({ userId, usageKey: testUsageKey(type, id) });
  const act = (type: string, id: string, action: string, input = {}) =>
    learning.act({ userId: ada, usageKey: testUsageKey(type, id), action, input }, origin);
  return { ...opened, outline, block, act };
}

describe('outline', () => {
  it('shows sections, subsections and units, each with what it is to the learner', async () => {
    const { outline, act } = await open(
      section(
        'c',
        subsection(
          's',
          unit('u1', html('h') + video + problem) + unit('u2', video.replace('"v"', '"w"') + html('i')),
          'graded="true" format="Homework" due="2026-06-01T00:00:00Z"',
        ) + subsection('t', html('alone')),
      ),
    );
    expect((await outline()).resume).toBe(undefined);
    await act('html', 'h', 'complete');
    const view = await outline();
    expect(view).toMatchObject({
      courseKey: testCourseKey,
      title: 'Test',
      org: 'Org',
      number: 'Test',
      run: 'run',
      resume: testUsageKey('vertical', 'u1'),
    });
    const due = '2026-06-01T00:00:00Z';
    expect(view.outline).toEqual([
      {
        usageKey: testUsageKey('chapter', 'c'),
        type: 'chapter',
        title: 'c',
        graded: false,
        completion: 1 / 6,
        children: [
          {
            usageKey: testUsageKey('sequential', 's'),
            type: 'sequential',
            title: 's',
            graded: true,
            format: 'Homework',
            due,
            completion: 1 / 5,
            children: [
              {
                usageKey: testUsageKey('vertical', 'u1'),
                type: 'vertical',
                title: 'u1',
                graded: true,
                due,
                completion: 1 / 3,
                kind: 'problem',
                children: [],
              },
              {
                usageKey: testUsageKey('vertical', 'u2'),
                type: 'vertical',
                title: 'u2',
                graded: true,
                due,
                completion: 0,
                kind: 'video',
                children: [],
              },
            ],
          },
          {
            usageKey: testUsageKey('sequential', 't'),
            type: 'sequential',
            title: 't',
            graded: false,
            completion: 0,
            children: [
              {
                usageKey: testUsageKey('html', 'alone'),
                type: 'html',
                title: 'alone',
                graded: false,
                completion: 0,
                kind: 'text',
                children: [],
              },
            ],
          },
        ],
      },
    ]);
  });

  it('leaves out what the learner may not know of, and closes what has not begun with its date', async () => {
    const { outline, ada, learners } = await open(
      section(
        'c',
        subsection('later', unit('u', html('h')), 'start="2026-07-01T00:00:00Z"') +
          subsection('staff', unit('w', html('i')), 'visible_to_staff_only="true"') +
          subsection('unlisted', unit('x', html('j')), 'hide_from_toc="true"'),
      ),
    );
    const closed = { closed: 'not_started', opens: '2026-07-01T00:00:00Z', children: [], completion: 0 };
    expect((await outline()).outline).toMatchObject([
      { title: 'c', children: [{ title: 'later', ...closed }] },
    ]);
    await learners.setRole(ada, testCourseKey, 'staff', true);
    const [all] = (await outline()).outline;
    expect(all?.children.map(({ title, closed: reason }) => [title, reason])).toEqual([
      ['later', undefined],
      ['staff', undefined],
      ['unlisted', undefined],
    ]);
  });

  it('tells of a course that has not begun when its sections open', async () => {
    const { outline } = await open(section('c', subsection('s', unit('u', html('h')))), {
      attributes: 'start="2026-07-01T00:00:00Z"',
    });
    expect((await outline()).outline).toMatchObject([
      { title: 'c', closed: 'not_started', opens: '2026-07-01T00:00:00Z', children: [] },
    ]);
  });

  it('shows the titles to who is not enrolled, all of them closed', async () => {
    const { outline, learner } = await open(section('c', subsection('s', unit('u', html('h')))));
    const [chapter] = (await outline(await learner('bob', { enrolled: false }))).outline;
    expect(chapter).toMatchObject({
      closed: 'not_enrolled',
      children: [{ closed: 'not_enrolled', children: [{ closed: 'not_enrolled', title: 'u' }] }],
    });
  });

  it('goes on where the learner last did something, also without completing it', async () => {
    const { outline, act } = await open(
      section('c', subsection('s', unit('u', html('h')) + unit('w', video))),
    );
    await act('html', 'h', 'complete');
    await act('video', 'v', 'save_position', { position: 12 });
    const { resume, outline: sections } = await outline();
    expect(resume).toBe(testUsageKey('vertical', 'w'));
    expect(sections[0]?.completion).toBe(0.5);
  });

  it('is closed to a learner when the whole course is for staff only', async () => {
    const { outline } = await open(section('c', subsection('s', '')), {
      attributes: 'visible_to_staff_only="true"',
    });
    await expect(outline()).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('block', () => {
  it('gives a unit with the views of what it holds, in order, and one block alone', async () => {
    const { block } = await open(section('c', subsection('s', unit('u', html('h') + problem + video))));
    const view = await block('vertical', 'u');
    expect(view).toMatchObject({ type: 'vertical', title: 'u', completion: 0, graded: false });
    expect(view.children?.map(({ type, title }) => [type, title])).toEqual([
      ['html', 'h'],
      ['problem', 'P'],
      ['video', 'V'],
    ]);
    expect(await block('problem', 'p')).toEqual(view.children?.[1]);
    expect(view.children?.[0]?.view).toEqual({ html: 'Text' });
  });

  it('gives what stands above units without what it holds: the outline lists that', async () => {
    const { block } = await open(section('c', subsection('s', unit('u', html('h')))));
    expect(await block('sequential', 's')).toEqual({
      usageKey: testUsageKey('sequential', 's'),
      type: 'sequential',
      title: 's',
      view: {},
      graded: false,
    });
  });

  it('keeps in which unit of a subsection the learner is, writing only when it is another', async () => {
    const { ada, block, learner, records } = await open(
      section('c', subsection('s', unit('u', html('h')) + unit('w', html('i')))),
    );
    const target = testUsageKey('sequential', 's');
    const history = (userId: number) =>
      records.read(({ states }) => states.stateHistory({ scope: 'user_state', userId, target }));
    const places = async (userId = ada) => (await history(userId)).map(({ value }) => value);
    await block('html', 'h');
    await block('sequential', 's');
    expect(await places()).toEqual([]);
    await block('vertical', 'w');
    await block('vertical', 'w');
    expect(await places()).toEqual([{ position: 2 }]);
    await block('vertical', 'u');
    expect(await places()).toEqual([{ position: 2 }, { position: 1 }]);
    const outside = await learner('outside', { enrolled: false });
    await expect(block('vertical', 'u', outside)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await places(outside)).toEqual([]);
  });

  it('keeps no place of a learner whose work the course team looks at', async () => {
    const { ada, learners, learning, learner, records } = await open(
      section('c', subsection('s', unit('u', html('h')))),
    );
    const staff = await learner('staff');
    await learners.setRole(staff, testCourseKey, 'staff', true);
    const usageKey = testUsageKey('vertical', 'u');
    await learning.block({ userId: ada, usageKey, askedBy: staff });
    expect(await records.read(({ states }) => states.stateKeysOf(ada))).toEqual([]);
  });

  it('leaves out of a unit what is closed to the learner', async () => {
    const hidden = html('x').replace('display_name', 'visible_to_staff_only="true" display_name');
    const nested = unit('n', html('deep'), 'start="2026-07-01T00:00:00Z"');
    const { block, ada, learners } = await open(
      section('c', subsection('s', unit('u', html('h') + hidden + nested))),
    );
    const titles = async () => (await block('vertical', 'u')).children?.map(({ title }) => title);
    expect(await titles()).toEqual(['h']);
    await expect(block('html', 'deep')).rejects.toMatchObject({
      code: 'forbidden',
      data: { closed: 'not_started', opens: '2026-07-01T00:00:00Z' },
    });
    await learners.setRole(ada, testCourseKey, 'staff', true);
    expect(await titles()).toEqual(['h', 'x', 'n']);
  });

  it('shows a unit although a problem in it is at fault, and says what is wrong to staff only', async () => {
    const faulty = `<problem url_name="bad" display_name="Bad"><numericalresponse><formulaequationinput/>
      </numericalresponse></problem>`;
    const { block, ada, learners, outline } = await open(
      section('c', subsection('s', unit('u', html('h') + faulty), 'graded="true" format="Homework"')),
    );
    const bad = async () => (await block('vertical', 'u')).children?.[1];
    expect(await bad()).toMatchObject({
      title: 'Bad',
      view: { html: '', closed: 'not_gradable', can: { submit: false }, score: { possible: 0 } },
    });
    await learners.setRole(ada, testCourseKey, 'staff', true);
    expect(await bad()).toMatchObject({
      view: { html: '<p>A numericalresponse has no `answer`. (Line 1 of the problem.)</p>' },
    });
    expect((await outline()).outline[0]?.children[0]?.children[0]?.kind).toBe('problem');
  });

  it('shows a type nobody knows as such', async () => {
    const { block } = await open(
      section('c', subsection('s', unit('u', '<poll url_name="q" display_name="Q" answers="[]"/>'))),
    );
    const [poll] = (await block('vertical', 'u')).children ?? [];
    expect(poll).toEqual({
      usageKey: testUsageKey('poll', 'q'),
      type: 'poll',
      title: 'Q',
      view: { unknownType: 'poll' },
      graded: false,
    });
  });

  it('leads links to files and to blocks, whatever their type, where this learner finds them', async () => {
    const links =
      '<a href="/static/a.pdf">a</a><a href="/jump_to_id/p">p</a><a href="/jump_to_id/gone">gone</a>';
    const { block } = await open(
      section('c', subsection('s', unit('u', html('h', links)) + unit('w', problem))),
    );
    const { view } = await block('html', 'h');
    expect(JSON.stringify(view)).toContain(`/files/${testCourseKey}/static/a.pdf`);
    expect(JSON.stringify(view)).toContain(`/blocks/${testUsageKey('problem', 'p')}`);
    expect(JSON.stringify(view)).toContain(`/blocks/${testUsageKey('course', 'course')}`);
  });

  it('tells of a block that has no name by the name in its key', async () => {
    const { block } = await open(
      section('c', subsection('s', '<vertical url_name="a_long_name" graded="false"/>')),
    );
    expect((await block('vertical', 'a_long_name')).title).toBe('a long name');
  });
});

describe('another learner’s work', () => {
  it('is shown to course staff only', async () => {
    const { ada, learner, learning, learners, act } = await open(
      section('c', subsection('s', unit('u', html('h')))),
    );
    await act('html', 'h', 'complete');
    const askedBy = await learner('bob');
    const usageKey = testUsageKey('html', 'h');
    const look = () =>
      Promise.all([
        learning.block({ userId: ada, usageKey, askedBy }),
        learning.outline({ userId: ada, courseKey: testCourseKey, askedBy }),
      ]);
    await expect(look()).rejects.toMatchObject({ code: 'forbidden' });
    await learners.setRole(askedBy, testCourseKey, 'staff', true);
    const [{ completion }, { resume }] = await look();
    expect([completion, resume]).toEqual([1, testUsageKey('vertical', 'u')]);
  });
});
