import { describe, expect, it } from 'vitest';
import type { BlockId, Hash } from '../courses/block-version.ts';
import type { PlacedBlock } from '../courses/course-version.ts';
import { isoInstant } from '../shared/clock.port.ts';
import type { JsonObject } from '../shared/json.ts';
import { blockAccess } from './block-access.ts';
import type { Viewer } from './viewer.ts';

const now = isoInstant('2026-05-01T12:00:00Z');
const learner: Viewer = { userId: 1, username: 'ada', staff: false, beta: false, enrolled: true };
const begun = { start: '2026-01-01T00:00:00Z' };

function placed(type: string, fields: JsonObject): PlacedBlock {
  return {
    // oxlint-disable-next-line no-unsafe-type-assertion -- a made-up id
    id: `${type}@x` as BlockId,
    usageKey: `block-v1:O+C+R+type@${type}+block@x`,
    type,
    // oxlint-disable-next-line no-unsafe-type-assertion -- a made-up hash
    hash: 'h' as Hash,
    fields: { ...begun, ...fields },
    own: fields,
    children: [],
    ancestors: [],
  };
}

/** Access to a problem under a course and a subsection with these fields. */
function access(
  { course = {}, subsection = {}, problem = {} }: Record<string, JsonObject>,
  viewer: Partial<Viewer> = {},
) {
  const above = [placed('course', course), placed('sequential', subsection)];
  return blockAccess(placed('problem', problem), above, { ...learner, ...viewer }, now);
}

describe('blockAccess', () => {
  it('opens what has begun to who is enrolled', () => {
    expect(access({})).toEqual({ hidden: false });
  });

  it('holds the latest start of the path against the learner, and tells it', () => {
    const subsection = { start: '2026-06-01T00:00:00Z' };
    expect(access({ subsection })).toEqual({
      closed: 'not_started',
      opens: '2026-06-01T00:00:00Z',
      hidden: false,
    });
    expect(access({ subsection: begun, problem: { start: '2026-05-01T12:00:00Z' } }).closed).toBe(undefined);
  });

  it('keeps a course that nobody dated closed, with no date to tell', () => {
    expect(access({ course: { start: '2030-01-01T00:00:00Z' } })).toEqual({
      closed: 'not_started',
      hidden: false,
    });
  });

  it('lets beta testers in early', () => {
    const problem = { start: '2026-05-03T00:00:00Z', days_early_for_beta: 2 };
    expect(access({ problem }, { beta: true }).closed).toBe(undefined);
    expect(access({ problem }).closed).toBe('not_started');
    expect(access({ problem: { ...problem, days_early_for_beta: 1 } }, { beta: true }).opens).toBe(
      '2026-05-02T00:00:00.000Z',
    );
  });

  it.each(['course', 'subsection', 'problem'])('hides what is for staff only at the %s', (level) => {
    expect(access({ [level]: { visible_to_staff_only: true } })).toEqual({
      closed: 'staff_only',
      hidden: true,
    });
  });

  it('hides what is for groups, since nobody is in one; an empty list or an inactive partition leaves nobody out', () => {
    const closed = { closed: 'group_access', hidden: true };
    expect(access({ subsection: { group_access: { '50': [2] } } })).toEqual(closed);
    expect(access({ problem: { group_access: { '7': [1, 2] } } })).toEqual(closed);
    expect(access({ problem: { group_access: { '7': [] } } })).toEqual({ hidden: false });
    expect(access({ problem: { group_access: { '7': null } } })).toEqual({ hidden: false });
    const inactive = { user_partitions: [{ id: 7, active: false }], group_access: { '7': [1] } };
    expect(access({ problem: inactive })).toEqual({ hidden: false });
  });

  it('closes to who is not enrolled, and says so differently once the course has ended', () => {
    const out = { enrolled: false };
    expect(access({}, out)).toEqual({ closed: 'not_enrolled', hidden: false });
    expect(access({ course: { end: '2026-04-01T00:00:00Z' } }, out).closed).toBe('ended');
    expect(access({ course: { end: '2026-04-01T00:00:00Z' } }).closed).toBe(undefined);
  });

  it('hides the content of a subsection after its due date only where the author says so', () => {
    const due = '2026-04-01T00:00:00Z';
    expect(access({ subsection: { due, hide_after_due: true } })).toEqual({
      closed: 'hidden_after_due',
      hidden: false,
    });
    expect(access({ subsection: { due } }).closed).toBe(undefined);
    expect(access({ subsection: { due: '2026-06-01T00:00:00Z', hide_after_due: true } }).closed).toBe(
      undefined,
    );
  });

  it('takes the end of a self-paced course for the due date', () => {
    const subsection = { self_paced: true, hide_after_due: true, due: '2026-04-01T00:00:00Z' };
    expect(access({ subsection }).closed).toBe(undefined);
    expect(access({ course: { end: '2026-04-30T00:00:00Z' }, subsection }).closed).toBe('hidden_after_due');
  });

  it('opens everything to staff', () => {
    const everything = {
      course: { start: '2030-01-01T00:00:00Z' },
      subsection: { visible_to_staff_only: true, hide_after_due: true, due: '2026-01-02T00:00:00Z' },
      problem: { group_access: { '1': [1] } },
    };
    expect(access(everything, { staff: true, enrolled: false })).toEqual({ hidden: false });
  });
});
