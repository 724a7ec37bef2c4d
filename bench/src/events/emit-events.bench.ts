import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  eventNamed,
  serverOrigin,
  systemClock,
  systemIds,
  type AnyEvent,
  type CoreStores,
  type EventOrigin,
  type Json,
  type Records,
} from '@coursewright/core';
import { coreModule, openSqlRecords } from '@coursewright/core/sql';
import { cpuSeconds } from '../cpu-seconds.ts';
import type { Figure } from '../figure.ts';
import { median } from '../quantile.ts';

const transactions = 800;
/** At work at the same time. */
const learners = 20;
const eventsEach = 10;
const rounds = 7;
const courseId = 'course-v1:Org+Course+Run';
const usageKey = 'block-v1:Org+Course+Run+type@problem+block@0b9e39477cf34507a7a48f74be381fdd';

const entry = { correctness: 'correct', npoints: null, msg: '', hint: '', hintmode: null };
const state = { seed: 1, done: true, student_answers: { p_2_1: 'choice_0' }, correct_map: { p_2_1: entry } };
const samples: Readonly<Record<string, Json>> = {
  play_video: { id: '0b9e39477cf34507a7a48f74be381fdd', code: 'html5', duration: 195, currentTime: 12.5 },
  problem_check: {
    problem_id: usageKey,
    answers: { p_2_1: 'choice_0' },
    attempts: 2,
    correct_map: { p_2_1: entry },
    grade: 1,
    max_grade: 1,
    state,
    submission: {
      p_2_1: {
        question: 'Which of these is likelier?',
        answer: 'An even number',
        response_type: 'multiplechoiceresponse',
        input_type: 'choicegroup',
        correct: true,
        variant: '',
        group_label: '',
      },
    },
    success: 'correct',
  },
  'edx.course.enrollment.activated': { course_id: courseId, user_id: 7, mode: 'audit' },
};

/**
 * What an event adds to an open SQLite transaction, in CPU: the same transactions with and without ten events each, the
 * difference by event; twenty learners at once, as the host's writer commits in groups. Checking its shape, making its line, the row in the outbox and its share of the commit are in it.
 */
export async function benchEmitEvents(): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-events-'));
  const opened = await openSqlRecords({
    file: path.join(folder, 'bench.sqlite'),
    modules: [coreModule],
    clock: systemClock,
    ids: systemIds,
  });
  try {
    const figures: Figure[] = [];
    for (const [name, data] of Object.entries(samples)) {
      const event = eventNamed(name);
      if (event === undefined) throw new Error(`There is no event ${name}.`);
      figures.push({
        bench: 'events',
        name: `${name}: CPU added to an open transaction (aim below 50)`,
        value: (await added(opened.records, event, data)) * 1_000_000,
        unit: 'µs',
      });
    }
    return figures;
  } finally {
    await opened.close();
    await rm(folder, { recursive: true });
  }
}

const origin: EventOrigin = {
  ...serverOrigin,
  userId: 7,
  username: 'ada',
  session: '0'.repeat(32),
  ip: '192.0.2.1',
  agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
  host: 'lms.example.org',
  referer: 'https://lms.example.org/learn/course-v1:Org+Course+Run',
  acceptLanguage: 'en-US,en;q=0.5',
  path: '/api/blocks/actions',
};

/** Seconds of CPU that an event adds: the median of rounds that take turns. */
async function added(records: Records<CoreStores>, event: AnyEvent, data: Json): Promise<number> {
  const differences: number[] = [];
  const run = (count: number) => () => runTransactions(records, event, data, count);
  await run(eventsEach)();
  for (let round = 0; round < rounds; round += 1) {
    const bare = await cpuSeconds(run(0));
    const full = await cpuSeconds(run(eventsEach));
    differences.push((full - bare) / (transactions * eventsEach));
  }
  return median(differences);
}

async function runTransactions(
  records: Records<CoreStores>,
  event: AnyEvent,
  data: Json,
  count: number,
): Promise<void> {
  const learner = async (userId: number): Promise<void> => {
    for (let index = 0; index < transactions / learners; index += 1) {
      await records.transaction(async (tx) => {
        await tx.completions.setCompletion(userId, courseId, usageKey, 0.5, systemClock.now());
        for (let each = 0; each < count; each += 1) await tx.events.emit(event, { data, origin, courseId });
      });
    }
  };
  await Promise.all(Array.from({ length: learners }, (_, index) => learner(index + 1)));
}
