import { createHash } from 'node:crypto';
import type { CoreStores, Instant, Records } from '@coursewright/core';
import { courseOf, parseUsageKey } from '@coursewright/core/keys';
import { pagesOf } from './pages-of.ts';
import type { SideRow } from './side-row.ts';
import { sqlTime } from './sql-time.ts';

/** What a learner has at one block. */
interface Work {
  readonly userId: number;
  readonly usageKey: string;
  readonly changed: Instant;
  readonly state?: string;
  readonly earned?: number;
  readonly possible?: number;
}

/**
 * `courseware_studentmodule`: a row for each block that a learner has a state or a score at. Rows have no number and no
 * time of making here: `id` is made of learner and block, `created` is null. Both sides come in one order and are
 * read side by side, a page of each at a time.
 */
export async function* studentModuleRows(
  records: Records<Pick<CoreStores, 'states' | 'scores'>>,
): AsyncGenerator<SideRow> {
  const states = pagesOf((page) => records.read((stores) => stores.states.listUserStates(page)));
  const scores = pagesOf((page) => records.read((stores) => stores.scores.listScores(page)));
  let state = await next(states);
  let score = await next(scores);
  while (state !== undefined || score !== undefined) {
    const order = compare(state, score);
    const { userId, usageKey } = (order <= 0 ? state : score) ?? nothing;
    const [left, right] = [order <= 0 ? state : undefined, order >= 0 ? score : undefined];
    yield rowOf({
      userId,
      usageKey,
      changed: Math.max(left?.changed ?? 0, right?.changed ?? 0),
      ...(left && { state: JSON.stringify(left.value) }),
      ...(right && { earned: right.earned, possible: right.possible }),
    });
    if (order <= 0) state = await next(states);
    if (order >= 0) score = await next(scores);
  }
}

const nothing = { userId: 0, usageKey: '' };

async function next<T>(items: AsyncGenerator<T>): Promise<T | undefined> {
  const { value, done } = await items.next();
  return done === true ? undefined : value;
}

type Place = { readonly userId: number; readonly usageKey: string } | undefined;

/** By learner, then by the key's bytes; what is not there comes last. */
function compare(a: Place, b: Place): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  if (a.userId !== b.userId) return a.userId - b.userId;
  return Buffer.compare(Buffer.from(a.usageKey), Buffer.from(b.usageKey));
}

function rowOf({ userId, usageKey, changed, state = '{}', earned, possible }: Work): SideRow {
  const key = parseUsageKey(usageKey);
  return {
    id: String(idOf(userId, usageKey)),
    module_type: key.type,
    module_id: usageKey,
    student_id: String(userId),
    state,
    grade: earned === undefined ? null : String(earned),
    modified: sqlTime(changed),
    max_grade: possible === undefined ? null : String(possible),
    done: 'na',
    course_id: courseOf(key),
  };
}

/** Below 2^52, the same at every reading. */
function idOf(userId: number, usageKey: string): number {
  const digest = createHash('sha256').update(`${userId} ${usageKey}`).digest();
  return digest.readUIntBE(0, 6) * 16 + ((digest[6] ?? 0) >> 4);
}
