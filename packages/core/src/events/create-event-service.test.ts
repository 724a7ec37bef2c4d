import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { coreModule } from '../adapters/sql/core-module.ts';
import { testRecords } from '../adapters/sql/testing/test-records.ts';
import type { JsonObject } from '../shared/json.ts';
import { createEventService } from './create-event-service.ts';
import { eventCatalogue } from './event-catalogue.ts';
import { eventLine } from './event-line.ts';
import type { EventOrigin } from './event-origin.ts';
import { serverOrigin } from './server-origin.ts';

const origin: EventOrigin = {
  ...serverOrigin,
  source: 'browser',
  userId: 3,
  username: 'ada',
  session: '0'.repeat(32),
  page: 'http://127.0.0.1:4000/learn',
};
const courseId = 'course-v1:Org+Course+Run';
const play = { name: 'play_video', courseId, data: { id: 'v', code: 'html5', currentTime: 1.5 } };

async function open() {
  const records = await testRecords([coreModule]);
  const events = createEventService({ records: records.records });
  const lines = async () =>
    (await records.outbox.take(1000)).entries.flatMap((entry) =>
      entry.kind === 'event' ? [entry.line] : [],
    );
  return { events, lines, close: records.close };
}

describe('createEventService', () => {
  it('records a batch in its order, in the tracking log’s envelope, the data as JSON text', async () => {
    const { events, lines, close } = await open();
    await events.record([play, { ...play, name: 'pause_video' }], origin);
    const written = await lines();
    expect(written.map((line) => line['name'])).toEqual(['play_video', 'pause_video']);
    expect(written[0]).toMatchObject({
      event_type: 'play_video',
      event_source: 'browser',
      username: 'ada',
      page: 'http://127.0.0.1:4000/learn',
      context: { course_id: courseId, org_id: 'Org', user_id: 3 },
      event: JSON.stringify({ id: 'v', code: 'html5', currentTime: 1.5 }),
    });
    await close();
  });

  it('keeps members that its shape does not name', async () => {
    const { events, lines, close } = await open();
    await events.record([{ ...play, data: { ...play.data, duration: 60, extra: [1] } }], origin);
    expect(JSON.parse(String((await lines())[0]?.['event']))).toMatchObject({ duration: 60, extra: [1] });
    await close();
  });

  it.each([
    ['of no known name', { ...play, name: 'play_vidoe' }, /Event 2 of the batch, play_vidoe, is not one/],
    ['that only the engine emits', { ...play, name: 'showanswer' }, /showanswer, is not one/],
    [
      'of the server’s shape',
      { ...play, name: 'problem_check', data: { problem_id: 'p', success: 'correct' } },
      /problem_check, has not its shape/,
    ],
    ['of another shape', { ...play, data: { id: 'v', currentTime: 'now' } }, /play_video, .*currentTime/s],
    ['of a course that is none', { ...play, courseId: 'x' }, /names no course/],
  ])('takes none of a batch with an event %s, and names it', async (_what, bad, message) => {
    const { events, lines, close } = await open();
    const taken = events.record([play, bad, play], origin);
    await expect(taken).rejects.toMatchObject({
      code: 'bad_input',
      detail: expect.stringMatching(message),
      data: { index: 1, name: bad.name },
    });
    expect(await lines()).toEqual([]);
    await close();
  });

  it('takes of a page what pages tell of problems: the fields of the form, as text', async () => {
    const { events, lines, close } = await open();
    const form = 'input_p_2_1%5B%5D=choice_0';
    await events.record(
      [
        { name: 'problem_check', courseId, data: form },
        { name: 'problem_graded', courseId, data: [form, '<p>Which?</p>'] },
      ],
      origin,
    );
    expect((await lines()).map(({ event_type: type, event }) => [type, event])).toEqual([
      ['problem_check', JSON.stringify(form)],
      ['problem_graded', JSON.stringify([form, '<p>Which?</p>'])],
    ]);
    await close();
  });

  it('takes no events without complaint', async () => {
    const { events, lines, close } = await open();
    await events.record([], origin);
    expect(await lines()).toEqual([]);
    await close();
  });
});

describe('recordRequests', () => {
  it('names a request by its path, at the time it came, its parameters as text', async () => {
    const { events, lines, close } = await open();
    const at = 1_700_000_000_000_001;
    const path = `/courses/${courseId}/courseware/c/s/`;
    const parameters = '{"GET": {}, "POST": {}}';
    const server = { ...origin, source: 'server', path, page: null } as const;
    await events.recordRequests([{ path, parameters, origin: server, courseId, at }]);
    const [line] = await lines();
    expect(line).toMatchObject({
      name: path,
      event_type: path,
      event_source: 'server',
      time: '2023-11-14T22:13:20.000001+00:00',
      event: parameters,
      page: null,
      context: { course_id: courseId, org_id: 'Org', user_id: 3, path },
    });
    await close();
  });

  it.each([['problem_check'], ['https://lms.example.org/courses'], ['']])(
    'takes %j for no path, and then none of them',
    async (path) => {
      const { events, lines, close } = await open();
      const request = { path: '/', parameters: '', origin, courseId: '', at: 0 };
      await expect(events.recordRequests([request, { ...request, path }])).rejects.toMatchObject({
        code: 'bad_input',
      });
      expect(await lines()).toEqual([]);
      await close();
    },
  );
});

describe('eventLine', () => {
  it('gives a mobile app’s event its own name and the page’s event_type', () => {
    const video = eventCatalogue.get('play_video');
    if (video === undefined) throw new Error('play_video is not in the catalogue.');
    const data = { id: 'v', code: 'mobile', currentTime: 114 };
    const line = eventLine('id', 0, video, { data, origin: { ...origin, source: 'mobile' } });
    expect(line).toMatchObject({
      name: 'edx.video.played',
      event_type: 'play_video',
      event: JSON.stringify({ id: 'v', code: 'mobile', currentTime: 114 }),
    });
  });

  it('gives sequence events the form they had before their new names, but not over a border', () => {
    const line = (name: string, data: JsonObject) => {
      const event = eventCatalogue.get(name);
      if (event === undefined) throw new Error(`${name} is not in the catalogue.`);
      const { event_type: type, event: body } = eventLine('id', 0, event, { data, origin });
      return [type, z.record(z.string(), z.json()).parse(JSON.parse(String(body)))];
    };
    const here = { id: 's', current_tab: 3, tab_count: 7, widget_placement: 'top' };
    expect(line('edx.ui.lms.sequence.tab_selected', { ...here, target_tab: 7 })).toEqual([
      'seq_goto',
      { ...here, target_tab: 7, old: 3, new: 7 },
    ]);
    const next = 'edx.ui.lms.sequence.next_selected';
    expect(line(next, here)).toEqual(['seq_next', { ...here, old: 3, new: 4 }]);
    expect(line(next, { ...here, current_tab: 7 })).toEqual([next, { ...here, current_tab: 7 }]);
    const previous = 'edx.ui.lms.sequence.previous_selected';
    expect(line(previous, here)).toEqual(['seq_prev', { ...here, old: 3, new: 2 }]);
    expect(line(previous, { ...here, current_tab: 1 })).toEqual([previous, { ...here, current_tab: 1 }]);
  });
});
