import { execFileSync } from 'node:child_process';
import { runConformance, type ConformanceReport } from '@coursewright/lti-provider/conformance';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Peer } from './peer.ts';
import { openPyltiPeer } from './pylti-peer.ts';

/** Where the services are up (the gate), a Python that is missing is a failure. */
const required = process.env['ADAPTERS'] === 'all';

function hasPython(): boolean {
  try {
    execFileSync('python3', ['-c', 'import venv, ensurepip'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

// Left out, and said so as skipped, where there is no python3 with venv.
describe.runIf(required || hasPython())('a tool on PyLTI1p3, from our platform', () => {
  let peer: Peer;
  let report: ConformanceReport;
  beforeAll(async () => {
    peer = await openPyltiPeer();
    const only = [
      'G1',
      '6.1.2-1',
      '6.1.3-1',
      ...[1, 5, 7, 9].map((number) => `6.4-${number}`),
      ...[1, 2, 3, 4, 5, 6, 7].map((number) => `6.2-${number}`),
      ...[1, 2, 3, 4, 5].map((number) => `6.3-${number}`),
    ];
    report = await runConformance(peer.tool, { only });
  }, 300_000);
  afterAll(() => peer?.close());

  const wrong = (prefix: string) =>
    report.results.filter(({ id, right }) => id.startsWith(prefix) && right !== true);

  it('launches', () => {
    expect(wrong('G')).toEqual([]);
    expect(wrong('6.1')).toEqual([]);
  });

  it('gives what was chosen back, signed and complete', () => {
    expect(wrong('6.2')).toEqual([]);
    expect(report.results.filter(({ id }) => id.startsWith('6.2'))).toHaveLength(7);
  });

  it('reads the members', () => {
    expect(wrong('6.3')).toEqual([]);
  });

  it('makes a column and sends a grade into it', () => {
    expect(wrong('6.4')).toEqual([]);
    expect(report.results.map(({ id }) => id)).toContain('6.4-9');
  });
});
