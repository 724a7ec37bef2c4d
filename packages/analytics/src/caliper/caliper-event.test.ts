import type { JsonObject } from '@coursewright/core/shared';
import { describe, expect, it } from 'vitest';
import { eventFixtures, fixtureSettings } from '../projection/testing/event-fixtures.ts';
import { caliperEvent } from './caliper-event.ts';
import { caliperMappings } from './caliper-mappings.ts';

const { there, cases } = eventFixtures('caliper');

describe.skipIf(!there)('caliperEvent, of Open edX’s own events', () => {
  it.each(cases)('is as expected but for its id: $file', ({ file, event, expected }) => {
    const made = caliperEvent(event, fixtureSettings);
    if (file.includes('anonymous')) expect(made).toMatchObject({ refused: 'anonymous' });
    else expect(made).toEqual({ ...Object(expected), id: expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/) });
  });
});

describe('caliperMappings', () => {
  it('are those of event-routing-backends: 35 names', () => {
    expect(caliperMappings.size).toBe(35);
  });
});

describe('caliperEvent', () => {
  const event = (name: string, data: JsonObject) => ({
    name,
    timestamp: '2026-01-01T12:00:00.000000+00:00',
    data,
    context: { course_id: 'course-v1:Org+Course+Run', user_id: 7, username: 'ada' },
  });

  it('tells the speeds of a video among its extensions', () => {
    const data = { id: 'v', current_time: 3, old_speed: '1.0', new_speed: '1.50' };
    expect(caliperEvent(event('speed_change_video', data), fixtureSettings)).toMatchObject({
      action: 'ChangedSpeed',
      object: { duration: 'P0D' },
      target: { id: '_:MediaLocation', type: 'MediaLocation', currentTime: 'PT3S' },
      extensions: { oldSpeed: '1.0', newSpeed: '1.50' },
    });
  });

  it('gives a hint and a solution addresses below their problem', () => {
    const problem = 'block-v1:Org+Course+Run+type@problem+block@p';
    const hint = event('edx.problem.hint.demandhint_displayed', { module_id: problem, hint_index: 0 });
    expect(caliperEvent(hint, fixtureSettings)).toMatchObject({
      object: { id: `http://localhost:18000/xblock/${problem}/hint/0`, type: 'Annotation', name: 'Hint' },
    });
    expect(caliperEvent(event('showanswer', { problem_id: problem }), fixtureSettings)).toMatchObject({
      object: { id: `http://localhost:18000/xblock/${problem}/solution`, name: 'Solution' },
    });
  });

  it('has the same id whenever the same event is told', () => {
    const load = event('load_video', { id: 'v' });
    expect(caliperEvent(load, fixtureSettings)).toEqual(caliperEvent(load, fixtureSettings));
  });

  it('refuses events that Caliper has no form for', () => {
    expect(caliperEvent(event('edx.forum.thread.created', {}), fixtureSettings)).toMatchObject({
      refused: 'no_mapping',
    });
  });
});
