import { dateOf, dayOf } from '../calendar.ts';
import type { Emit } from '../define-task.ts';
import type { Field, Occurrence } from '../../tuples/tuple.ts';

/** A span of one learner, of the group that is counted: a mode, a gender, or null. */
export interface CountedSpan {
  readonly courseId: Field;
  readonly date: Field;
  readonly until: Field;
  /** '0' or '1'. */
  readonly atEnd: Field;
  readonly group: Field;
}

/**
 * Emits, under the course, the day on which a learner comes into a group, and the day on which he is no more in it. Learners who come
 * on one day are one tuple, so that a course's bag grows with days and groups, not with learners.
 */
export function emitComingAndGoing({ courseId, date, until, atEnd, group }: CountedSpan, emit: Emit): void {
  emit([courseId], [group, date, atEnd, 'comes']);
  if (until !== null) emit([courseId], [group, until, atEnd, 'goes']);
}

export interface DayCount {
  readonly date: string;
  readonly group: Field;
  /** Enrolled at the end of the day. */
  readonly count: number;
  /** Ever enrolled, or with any other enrolment event, by that day, and of this group on it. */
  readonly cumulative: number;
}

/** Every day up to `to` on which a group has anyone. `occurrences` are those of `emitComingAndGoing`, in any order. */
export function* countByDay(occurrences: Iterable<Occurrence>, to: string): Generator<DayCount> {
  const groups = new Map<Field, Map<number, { count: number; cumulative: number }>>();
  for (const { tuple, times } of occurrences) {
    const [group = null, date = null, atEnd = null, change = null] = tuple;
    const days = groups.get(group) ?? new Map<number, { count: number; cumulative: number }>();
    groups.set(group, days);
    const day = dayOf(date ?? '');
    const { count, cumulative } = days.get(day) ?? { count: 0, cumulative: 0 };
    const by = change === 'comes' ? times : -times;
    days.set(day, { count: count + (atEnd === '1' ? by : 0), cumulative: cumulative + by });
  }
  const end = dayOf(to);
  for (const [group, days] of groups) yield* runningSums(group, days, end);
}

function* runningSums(
  group: Field,
  days: ReadonlyMap<number, { count: number; cumulative: number }>,
  end: number,
): Generator<DayCount> {
  const sum = { count: 0, cumulative: 0 };
  for (let day = [...days.keys()].reduce((a, b) => Math.min(a, b)); day < end; day += 1) {
    sum.count += days.get(day)?.count ?? 0;
    sum.cumulative += days.get(day)?.cumulative ?? 0;
    if (sum.cumulative > 0) yield { date: dateOf(day), group, ...sum };
  }
}
