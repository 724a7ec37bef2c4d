import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKitTool } from '../testing/kit-tool.ts';
import { conformanceCases } from './all-cases.ts';
import { countResults, isConformant } from './report/count-results.ts';
import { runConformance, type ConformanceReport } from './run-conformance.ts';

describe('our tool before the conformance kit', () => {
  let kit: Awaited<ReturnType<typeof openKitTool>>;
  let report: ConformanceReport;
  beforeAll(async () => {
    kit = await openKitTool();
    report = await runConformance(kit.tool);
  }, 120_000);
  afterAll(() => kit.close());

  it('does every row right', () => {
    const wrong = report.results.filter(({ right }) => right === false);
    expect(wrong.map(({ id, name, got, detail }) => `${id} ${name}: ${got} ${detail}`)).toEqual([]);
    expect(isConformant(report.results)).toBe(true);
  });

  it('refuses each for the reason that the kit says', () => {
    const codes = report.results.filter(({ refusal }) => refusal !== undefined);
    expect(codes.map(({ id, code }) => [id, code])).toEqual(codes.map(({ id, refusal }) => [id, refusal]));
    expect(codes.length).toBeGreaterThan(60);
  });

  it('shows everything but what its page does not say: who somebody is', () => {
    expect(report.results).toHaveLength(conformanceCases.length);
    const unseen = report.results.filter(({ right }) => right === undefined).map(({ id }) => id);
    expect(unseen).toEqual(['S3']);
    expect(countResults(report.results)).toMatchObject({
      wronglyAccepted: { wrong: 0 },
      wronglyRefused: { wrong: 0 },
      others: { wrong: 0 },
      unseen: 1,
    });
  });
});

describe('the rows of the kit', () => {
  it('have ids of their own', () => {
    const ids = conformanceCases.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
