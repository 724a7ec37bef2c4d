import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  chooseContent,
  countResults,
  followLink,
  runConformance,
  type ConformanceReport,
} from '@coursewright/lti-provider/conformance';
import { LtijsDatabase } from '@coursewright/lti-provider/ltijs';
import { serveLtijs } from './serve-ltijs.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-ltijs-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function report(name: string, strict: boolean): Promise<ConformanceReport> {
  const served = await serveLtijs(new LtijsDatabase({ file: path.join(folder, `${name}.sqlite`) }), {
    strict,
  });
  try {
    return await runConformance({
      name,
      login: `${served.url}/login`,
      launch: `${served.url}/`,
      jwks: `${served.url}/keys`,
      register: served.register,
      accepted: /Hello/,
      actions: { deepLink: chooseContent, grade: followLink('grade'), members: followLink('members') },
    });
  } finally {
    await served.close();
  }
}

const wrong = ({ results }: ConformanceReport, expected: string) =>
  results
    .filter((one) => one.expected === expected && one.right === false)
    .map(({ id, detail }) => `${id} ${detail}`);

describe('ltijs 5.9.9 before the conformance kit', () => {
  let alone: ConformanceReport;
  let guarded: ConformanceReport;
  beforeAll(async () => {
    [alone, guarded] = await Promise.all([report('ltijs', false), report('strict', true)]);
  }, 240_000);

  it('refuses everything bad with our verifier in front', () => {
    expect(wrong(guarded, 'refuse')).toEqual([]);
    expect(countResults(guarded.results).wronglyAccepted.of).toBeGreaterThan(60);
  });

  it('accepts a good part of it alone', () => {
    expect(countResults(alone.results).wronglyAccepted.wrong).toBeGreaterThan(15);
  });
});
