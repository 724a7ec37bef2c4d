import type { Instant } from '@coursewright/core';
import type { SqlSession } from '@coursewright/core/sql';

/**
 * The next time for a score of the user in the line item (a `hashKey` of its address), in whole milliseconds. The update
 * comes first: it holds the row against another process until the commit.
 */
export async function nextScoreTime(
  sql: SqlSession,
  lineItem: Uint8Array,
  userId: number,
  now: Instant,
): Promise<Instant> {
  const whole = Math.floor(now / 1000) * 1000;
  const { changes } = await sql.run(
    `UPDATE lti_score_times SET last = CASE WHEN last >= ? THEN last + 1000 ELSE ? END
     WHERE line_item = ? AND user_id = ?`,
    [whole, whole, lineItem, userId],
  );
  if (changes === 0) {
    await sql.insert('lti_score_times', { line_item: lineItem, user_id: userId, last: whole });
    return whole;
  }
  const row = await sql.get('SELECT last FROM lti_score_times WHERE line_item = ? AND user_id = ?', [
    lineItem,
    userId,
  ]);
  return Number(row?.['last']);
}
