import { describe, expect, it } from 'vitest';
import { caliperEvent } from '../caliper/caliper-event.ts';
import { xapiStatements } from '../xapi/xapi-statements.ts';
import { readTrackingEvent } from './read-tracking-event.ts';
import { eventFixtures, fixtureSettings } from './testing/event-fixtures.ts';
import { objectAt } from './tracking-event.ts';

const common = {
  name: 'play_video',
  event_type: 'play_video',
  event_source: 'browser',
  time: '2020-07-15T06:52:55.057099+00:00',
  username: 'edx',
  session: 's'.repeat(32),
  context: { course_id: 'course-v1:edX+DemoX+Demo_Course', user_id: 3 },
};

describe('readTrackingEvent', () => {
  it('takes a log line’s event for data, decoded where it is JSON text, and its time for timestamp', () => {
    const read = readTrackingEvent({ ...common, event: '{"id": "v", "currentTime": 1.5}' });
    expect(read).toMatchObject({ data: { id: 'v', currentTime: 1.5 }, timestamp: common.time });
  });

  it('leaves text that is no JSON, as a form’s fields, as it is', () => {
    expect(readTrackingEvent({ ...common, event: 'input_a=b' })).toMatchObject({ data: 'input_a=b' });
  });

  it('names an event of older logs, which have no name, by its type', () => {
    const { name, ...older } = common;
    expect(readTrackingEvent({ ...older, event: {} })).toMatchObject({ name });
  });

  it('leaves an event in event-tracking’s form as it is', () => {
    const event = { name: 'x', timestamp: common.time, data: { a: 1 }, context: {} };
    expect(readTrackingEvent(event)).toBe(event);
  });
});

const { there, cases } = eventFixtures('xapi');

describe.skipIf(!there)('a log line', () => {
  // The tracking-log processor's flattening: data → event, timestamp → time, members of the context → the envelope.
  const lines = cases.flatMap(({ file, event }) => {
    const { data, timestamp, context, ...rest } = event;
    const known = objectAt(event, 'context');
    if (data === undefined || timestamp === undefined || context === undefined || known === undefined)
      return [];
    const { course_id = '', org_id = '', path = '', user_id = null, ...envelope } = known;
    const inContext = { course_id, org_id, path, user_id, module: known['module'] ?? null };
    const text = envelope['event_source'] === 'browser' && typeof data !== 'string';
    const line = {
      ...envelope,
      ...rest,
      context: inContext,
      time: timestamp,
      event: text ? JSON.stringify(data) : data,
    };
    return [{ file, event, line }];
  });

  it.each(lines)(
    'gives the statements that the event gave before it was written: $file',
    ({ event, line }) => {
      const read = readTrackingEvent(line);
      expect(xapiStatements(read, fixtureSettings)).toEqual(xapiStatements(event, fixtureSettings));
      expect(caliperEvent(read, fixtureSettings)).toEqual(caliperEvent(event, fixtureSettings));
    },
  );
});
