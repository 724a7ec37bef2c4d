import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { JsonObject } from '../../shared/json.ts';
import { problemRules } from './problem-rules.ts';
import { problemSettings } from './problem-settings.ts';

interface RulesVector {
  readonly kind: string;
  readonly in: JsonObject & {
    readonly due_in_hours: number | null;
    readonly grace_hours: number | null;
    readonly staff?: boolean;
  };
  readonly out: Readonly<Record<string, unknown>>;
}

const file = new URL('../../../../../../shared/data/capa-vectors/block-rules.jsonl', import.meta.url);

it.skipIf(!existsSync(file))('allows what Open edX allows, in every recorded case', () => {
  const vectors = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as RulesVector)
    .filter(({ kind }) => kind === 'rules');
  const now = Date.UTC(2026, 0, 1) * 1000;
  for (const { in: given, out } of vectors) {
    const due = given.due_in_hours;
    const grace = given.grace_hours;
    const fields: JsonObject = {
      ...given,
      due: due === null ? null : new Date(now / 1000 + due * 3_600_000).toISOString(),
      graceperiod: grace === null ? null : `${grace} hours`,
    };
    const rules = problemRules(problemSettings(fields), given as never, now, given.staff ?? false);
    expect({ given, answer_available: rules.answerShown, ...named(rules) }).toEqual({
      given,
      answer_available: out['answer_available'],
      closed: out['closed'],
      correctness_available: out['correctness_available'],
      past_due: out['past_due'],
      reset_shown: out['reset_shown'],
      save_shown: out['save_shown'],
      submit_enabled: out['submit_enabled'],
      used_all_attempts: out['used_all_attempts'],
    });
  }
  expect(vectors.length).toBeGreaterThan(500);
});

function named(rules: ReturnType<typeof problemRules>) {
  return {
    closed: rules.closed,
    correctness_available: rules.correctnessShown,
    past_due: rules.pastDue,
    reset_shown: rules.reset,
    save_shown: rules.save,
    submit_enabled: rules.submit,
    used_all_attempts: rules.usedAllAttempts,
  };
}
