import { createHash } from 'node:crypto';
import type { JsonObject } from '@coursewright/core/shared';
import { describe, expect, it } from 'vitest';
import type { XapiSettings } from '../projection/projection-settings.ts';
import { eventFixtures, fixtureSettings } from '../projection/testing/event-fixtures.ts';
import { xapiMappings } from './xapi-mappings.ts';
import { xapiStatements } from './xapi-statements.ts';

const { there, cases } = eventFixtures('xapi');

describe.skipIf(!there)('xapiStatements, of Open edX’s own events', () => {
  it.each(cases)('are whole as expected, ids included: $file', ({ file, event, expected }) => {
    const made = xapiStatements(event, fixtureSettings);
    if (file.includes('anonymous')) expect(made).toMatchObject({ refused: 'anonymous' });
    else expect(made).toEqual([expected].flat());
  });
});

describe('xapiMappings', () => {
  it('are those of event-routing-backends: 65 names', () => {
    expect(xapiMappings.size).toBe(65);
  });
});

describe('xapiStatements', () => {
  const courseKey = 'course-v1:Org+Course+Run';
  const event = (name: string, data: JsonObject, context: JsonObject = {}) => ({
    name,
    timestamp: '2026-01-01T12:00:00.000000+00:00',
    data,
    context: { course_id: courseKey, user_id: 7, username: 'ada', ...context },
  });
  const settings = { ...fixtureSettings, courseName: () => undefined };
  const only = (made: ReturnType<typeof xapiStatements>) => {
    if ('refused' in made) throw new Error(made.why);
    return made[0];
  };

  it('tells a speed with an x, as text', () => {
    const made = xapiStatements(
      event('speed_change_video', { id: 'v', current_time: 3, old_speed: '1.0', new_speed: '1.50' }),
      settings,
    );
    expect(only(made)).toMatchObject({
      verb: { id: 'http://adlnet.gov/expapi/verbs/interacted' },
      result: {
        extensions: {
          'https://w3id.org/xapi/openedx/extension/speed-from': '1.0x',
          'https://w3id.org/xapi/openedx/extension/speed-to': '1.50x',
        },
      },
    });
  });

  it('finds answers of before 2014, which came without a submission', () => {
    const made = xapiStatements(
      event('problem_check', {
        problem_id: 'block-v1:Org+Course+Run+type@problem+block@p',
        answers: { p_2_1: 'a' },
        success: 'correct',
        grade: 1,
        max_grade: 2,
        attempts: 1,
      }),
      settings,
    );
    expect(only(made)?.['result']).toEqual({
      response: "{'p_2_1': 'a'}",
      success: true,
      score: { min: 0, max: 2, raw: 1, scaled: 0.5 },
    });
  });

  it('puts a vote and a thread’s kind among the extensions, and the thread of a response in the group', () => {
    const path = '/api/discussion/v1/threads/t1/';
    const vote = only(
      xapiStatements(event('edx.forum.thread.voted', { id: 't1', vote_value: 'up' }, { path }), settings),
    );
    expect(vote).toMatchObject({
      object: { id: 'http://localhost:18000/api/discussion/v1/threads/t1' },
      context: { extensions: { 'https://w3id.org/xapi/acrossx/extensions/type': 'up' } },
    });
    const response = only(
      xapiStatements(
        event('edx.forum.response.created', { id: 'r1', discussion: { id: 't1' } }, { path: '/comments/' }),
        settings,
      ),
    );
    expect(response).toMatchObject({
      object: { id: 'http://localhost:18000/comments/r1' },
      context: {
        contextActivities: { grouping: [{ id: 'http://localhost:18000/api/discussion/v1/threads/t1' }] },
      },
    });
  });

  it('names a course whose name is not known by its key', () => {
    const made = only(
      xapiStatements(event('edx.course.grade.now_passed', { course_id: courseKey }), settings),
    );
    expect(made).toMatchObject({ object: { definition: { name: { en: courseKey } } } });
  });

  it('tells the learner by account, by address or by its hash', () => {
    const load = event('load_video', { id: 'v' });
    const actor = (ifiType: XapiSettings['ifiType']) =>
      only(xapiStatements(load, { ...settings, ifiType }))?.['actor'];
    expect(actor('external_id')).toMatchObject({ account: { homePage: 'http://localhost:18000' } });
    expect(actor('mbox')).toEqual({ objectType: 'Agent', mbox: 'mailto:edx@example.com' });
    expect(actor('mbox_sha1sum')).toEqual({
      objectType: 'Agent',
      mbox_sha1sum: createHash('sha1').update('edx@example.com').digest('hex'),
    });
  });

  it.each([
    ['of no statement', event('page_close', {}), 'no_mapping'],
    ['of nobody', event('load_video', { id: 'v' }, { user_id: null, username: '' }), 'anonymous'],
    ['without a member that it needs', event('load_video', {}), 'incomplete'],
    [
      'without a time zone',
      { ...event('load_video', { id: 'v' }), timestamp: '2026-01-01T12:00:00' },
      'incomplete',
    ],
  ])('refuses an event %s', (_what, bad, refused) => {
    expect(xapiStatements(bad, settings)).toMatchObject({ refused, why: expect.stringMatching(/\.$/) });
  });

  it('refuses a learner without an id outside, or without an address where that is asked for', () => {
    const load = event('load_video', { id: 'v' });
    const { email: _email, ...without } = settings;
    expect(xapiStatements(load, { ...settings, actorId: () => undefined })).toMatchObject({
      refused: 'unknown_actor',
    });
    expect(xapiStatements(load, { ...without, ifiType: 'mbox' })).toMatchObject({ refused: 'unknown_actor' });
  });
});
