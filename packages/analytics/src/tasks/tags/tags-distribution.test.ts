import { describe, expect, it } from 'vitest';
import { runTask } from '../testing/run-task.ts';
import { tagsDistributionTask } from './tags-distribution.ts';

const check = (second: string, success: string, tags: object | null, more: object = {}) => ({
  event_type: 'problem_check',
  event_source: 'server',
  time: `2016-01-01T00:00:${second}+00:00`,
  context: { course_id: 'OrgX/b/c', asides: { tagging_aside: { saved_tags: tags } } },
  event: { problem_id: 'i4x://p', success },
  ...more,
});
const tags = (...events: readonly object[]) => runTask(tagsDistributionTask, events);

describe('the distribution of tags', () => {
  it('counts all answers under the tags of the latest one, a value a row', () => {
    const rows = tags(
      check('03', 'incorrect', { difficulty: ['Hard', '\u{1F600}'], topic: 'Sums' }),
      check('01', 'correct', { difficulty: 'Easy' }),
      check('02', 'correct', null),
    );
    expect(rows).toEqual([
      ['OrgX/b/c', 'OrgX', 'i4x://p', 'difficulty', 'Hard', '3', '2'],
      ['OrgX/b/c', 'OrgX', 'i4x://p', 'difficulty', '\u{1F600}', '3', '2'],
      ['OrgX/b/c', 'OrgX', 'i4x://p', 'topic', 'Sums', '3', '2'],
    ]);
  });

  it('has nothing of a problem whose tags were taken away', () => {
    expect(tags(check('01', 'correct', { topic: 'Sums' }), check('02', 'correct', {}))).toEqual([]);
    expect(tags(check('01', 'correct', { topic: [] }))).toEqual([]);
  });

  it('takes of answers of one moment the same one, however they come', () => {
    const events = [check('01', 'correct', { topic: 'B' }), check('01', 'incorrect', { topic: 'A' })];
    expect(tags(...events)).toEqual(tags(...events.toReversed()));
  });

  it('counts equal events as often as foreign logs have them', () => {
    const again = check('01', 'correct', { topic: 'Sums' });
    expect(tags(again, again).map((row) => row.slice(4))).toEqual([['Sums', '2', '2']]);
  });

  it('passes over browsers, other courses and problems without an id', () => {
    expect(tags(check('01', 'correct', { t: 'v' }, { event_source: 'browser' }))).toEqual([]);
    expect(tags(check('01', 'correct', { t: 'v' }, { event: { success: 'correct' } }))).toEqual([]);
    expect(tags(check('01', 'correct', { t: 'v' }, { context: { course_id: '' } }))).toEqual([]);
  });

  it('leaves out a tag that the table cannot hold', () => {
    expect(tags(check('01', 'correct', { t: 'x'.repeat(256), u: 'v' })).map((row) => row[3])).toEqual(['u']);
  });
});
