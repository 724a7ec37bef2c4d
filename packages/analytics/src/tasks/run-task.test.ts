import { describe, expect, it } from 'vitest';
import { defineTask } from './define-task.ts';
import { runTask } from './run-task.ts';

const firstAnswers = defineTask({
  name: 'first-answers',
  counts: 'The first answer event of each learner, by time.',
  table: { name: 'first_answers', columns: ['username', 'time', 'answers'] },
  *pick(event) {
    if (event['event_type'] === 'problem_check') yield [String(event['username']), [event['time'] ?? null]];
  },
  *fold(username, tuples) {
    yield [username, String(tuples[0]?.[0]), tuples.length];
  },
});

const answer = (username: string, time: string) => ({ event_type: 'problem_check', username, time });

describe('runTask', () => {
  it('folds the tuples of a key in the order of their bytes, whatever the order of the events', () => {
    const events = [answer('ada', '2026-01-02'), answer('ben', '2026-01-03'), answer('ada', '2026-01-01')];
    const rows = [
      ['ada', '2026-01-01', 2],
      ['ben', '2026-01-03', 1],
    ];
    expect(runTask(firstAnswers, events)).toEqual(rows);
    expect(runTask(firstAnswers, events.toReversed())).toEqual(rows);
  });

  it('orders keys by code point, beyond the basic plane too', () => {
    const events = [answer('\u{1F600}', '1'), answer('\uFF5E', '1'), answer('z', '1')];
    expect(runTask(firstAnswers, events).map(([username]) => username)).toEqual(['z', '\uFF5E', '\u{1F600}']);
  });

  it('makes no rows of events that no task picks', () => {
    expect(runTask(firstAnswers, [{ event_type: 'page_close' }])).toEqual([]);
  });
});
