import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { nextSeed, seedBin } from './problem-seed.ts';
import { problemSettings } from './problem-settings.ts';

const file = new URL('../../../../../../shared/data/capa-vectors/block-rules.jsonl', import.meta.url);

it.skipIf(!existsSync(file))('puts learners into the bins that Open edX puts them into', () => {
  const vectors = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.includes('"seed_bin"'))
    .map((line) => JSON.parse(line) as { bin: number; user_id: number; usage_key: string });
  expect(vectors.map((vector) => seedBin(vector.user_id, vector.usage_key))).toEqual(
    vectors.map(({ bin }) => bin),
  );
  expect(vectors.length).toBeGreaterThan(10);
});

it('keeps the seed on reset where the problem is not randomized', () => {
  expect(nextSeed(problemSettings({ rerandomize: 'per_student' }), 7, 0.5)).toBe(7);
  expect(nextSeed(problemSettings({ rerandomize: 'onreset' }), 7, 0.5)).toBe(500);
});
