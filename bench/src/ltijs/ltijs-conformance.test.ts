import { beforeAll, describe, expect, it } from 'vitest';
import { countResults, runConformance, type ConformanceReport } from '@coursewright/lti-provider/conformance';
import { openLtijsPeer } from '../peers/ltijs-peer.ts';

async function report(how: 'alone' | 'strict' | 'facade'): Promise<ConformanceReport> {
  const peer = await openLtijsPeer(how);
  try {
    return await runConformance(peer.tool);
  } finally {
    await peer.close();
  }
}

const wrong = ({ results }: ConformanceReport, expected: string) =>
  results
    .filter((one) => one.expected === expected && one.right === false)
    .map(({ id, detail }) => `${id} ${detail}`);

describe('ltijs 5.9.9 before the conformance kit', () => {
  let alone: ConformanceReport;
  let guarded: ConformanceReport;
  let facade: ConformanceReport;
  beforeAll(async () => {
    [alone, guarded, facade] = await Promise.all([report('alone'), report('strict'), report('facade')]);
  }, 240_000);

  it('refuses everything bad with our verifier in front', () => {
    expect(wrong(guarded, 'refuse')).toEqual([]);
    expect(countResults(guarded.results).wronglyAccepted.of).toBeGreaterThan(60);
  });

  it('asks the platform for its keys once, and names what it refuses, with our verifier in front', () => {
    expect(wrong(guarded, 'name')).toEqual([]);
    expect(wrong(guarded, 'recover')).toEqual([]);
    expect(wrong(guarded, 'hold').filter((one) => /^(D1|S2)/.test(one))).toEqual([]);
  });

  it('is out of the way on the facade, which does everything right', () => {
    const { results } = facade;
    const all = results.filter(({ right }) => right === false).map(({ id, detail }) => `${id} ${detail}`);
    expect(all).toEqual([]);
  });

  it('accepts a good part of it alone', () => {
    expect(countResults(alone.results).wronglyAccepted.wrong).toBeGreaterThan(15);
  });
});
