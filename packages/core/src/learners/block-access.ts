import { z } from 'zod';
import { DEFAULT_START } from '../blocks/common-fields.ts';
import type { PlacedBlock } from '../courses/course-version.ts';
import { isoInstant, type Instant } from '../shared/clock.port.ts';
import type { JsonObject } from '../shared/json.ts';
import type { Viewer } from './viewer.ts';

/** Why a block is not open: the values of `OutlineNode.closed`, and `group_access`, which is not told to learners. */
export type ClosedReason =
  'staff_only' | 'group_access' | 'not_enrolled' | 'ended' | 'not_started' | 'hidden_after_due';

export interface BlockAccess {
  /** Absent when the block is open. */
  readonly closed?: ClosedReason;
  /** ISO 8601: when it starts for this learner, if it is closed until then and a start is set. */
  readonly opens?: string;
  /** Not even its title may be known. */
  readonly hidden: boolean;
}

const open: BlockAccess = { hidden: false };
const microsecondsADay = 86_400_000_000;
const unset = isoInstant(DEFAULT_START);

const date = z
  .string()
  .nullable()
  .catch(null)
  .transform((iso) => (iso === null ? null : { iso, at: isoInstant(iso) }));
const flag = z.boolean().catch(false);
const rules = z.object({
  start: date,
  due: date,
  end: date,
  visible_to_staff_only: flag,
  hide_after_due: flag,
  self_paced: flag,
  days_early_for_beta: z.number().nullable().catch(null),
  group_access: z.record(z.string(), z.array(z.number()).nullable()).catch({}),
  user_partitions: z.array(z.looseObject({ id: z.number(), active: z.boolean().optional() })).catch([]),
});
type Rules = z.infer<typeof rules> & { readonly needsGroup: boolean };

/** An outline asks for thousands of blocks, whose fields are the same objects for every learner. */
const known = new WeakMap<JsonObject, Rules>();

function rulesOf({ fields }: PlacedBlock): Rules {
  let read = known.get(fields);
  if (read === undefined) {
    const said = rules.parse(fields);
    read = { ...said, needsGroup: needsGroup(said) };
    known.set(fields, read);
  }
  return read;
}

/**
 * May this learner see this block now? What is said of an ancestor counts for all below it: the latest start,
 * any `visible_to_staff_only`, any group restriction (lms/djangoapps/course_blocks/transformers).
 *
 * @param ancestors from the course down to the parent, as the version has them.
 */
export function blockAccess(
  block: PlacedBlock,
  ancestors: readonly PlacedBlock[],
  viewer: Viewer,
  now: Instant,
): BlockAccess {
  if (viewer.staff) return open;
  const path = [...ancestors, block].map(rulesOf);
  if (path.some(({ visible_to_staff_only: staffOnly }) => staffOnly))
    return { closed: 'staff_only', hidden: true };
  if (path.some((rule) => rule.needsGroup)) return { closed: 'group_access', hidden: true };
  const { end } = rulesOf(ancestors[0] ?? block);
  if (!viewer.enrolled) {
    // Whoever is enrolled keeps the content after the end; others can no longer enrol.
    return { closed: isPast(end, now) ? 'ended' : 'not_enrolled', hidden: false };
  }
  const start = startFor(path, viewer);
  if (start.at > now)
    return { closed: 'not_started', hidden: false, ...(start.iso !== undefined && { opens: start.iso }) };
  if (path.some((rule) => rule.hide_after_due && isPast(rule.self_paced ? end : rule.due, now)))
    return { closed: 'hidden_after_due', hidden: false };
  return open;
}

/** Nobody is in a group yet, so that any list of groups leaves everybody out; an inactive partition does not count (courseware.md §1.1). */
function needsGroup({ group_access: access, user_partitions: partitions }: z.infer<typeof rules>): boolean {
  const inactive = new Set(partitions.filter(({ active }) => active === false).map(({ id }) => String(id)));
  return Object.entries(access).some(([id, groups]) => (groups ?? []).length > 0 && !inactive.has(id));
}

/** The latest start on the path; that of a block nobody dated is "not before a date is given". */
function startFor(path: readonly Rules[], viewer: Viewer): { at: Instant; iso?: string } {
  const latest = path.reduce((late, { start }) => (start !== null && start.at > late.at ? start : late), {
    iso: '',
    at: 0,
  });
  const early = viewer.beta ? (path.at(-1)?.days_early_for_beta ?? 0) : 0;
  const at = latest.at - early * microsecondsADay;
  if (latest.at === unset) return { at };
  return { at, iso: early === 0 ? latest.iso : new Date(at / 1000).toISOString() };
}

function isPast(date: { readonly at: Instant } | null, now: Instant): boolean {
  return date !== null && date.at < now;
}
