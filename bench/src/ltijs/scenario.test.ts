import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onMysql } from '@coursewright/core/testing';
import { createProvider, LtijsDatabase } from '@coursewright/lti-provider/ltijs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newLtijs, type Ltijs } from './ltijs-provider.ts';
import { runScenario, type ScenarioFacts } from './scenario.ts';
import { serveLtijs } from './serve-ltijs.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-ltijs-'));
afterAll(() => rmSync(folder, { recursive: true }));

const facade = () => createProvider() as unknown as Ltijs;
const inFile = (name: string) => new LtijsDatabase({ file: path.join(folder, `${name}.sqlite`) });

async function factsOf(database: LtijsDatabase, make: () => Ltijs): Promise<ScenarioFacts> {
  const served = await serveLtijs(database, { make });
  try {
    return await runScenario(served);
  } finally {
    await served.close();
  }
}

describe('one tool on ltijs 5.9.9 and on the facade with its names', () => {
  let ltijs: ScenarioFacts;
  let ours: ScenarioFacts;
  beforeAll(async () => {
    ltijs = await factsOf(inFile('ltijs'), newLtijs);
    ours = await factsOf(inFile('facade'), facade);
  }, 120_000);

  it.each(['registration', 'token', 'deepLink', 'grade', 'members', 'redirect', 'closed'] as const)(
    'does the same: %s',
    (step) => {
      expect(ours[step]).toEqual(ltijs[step]);
      expect(JSON.stringify(ours[step]).length).toBeGreaterThan(20);
    },
  );

  /** docs/guide/ltijs.md lists them. */
  it('differs where it is meant to', () => {
    expect([ltijs.keyFetches, ours.keyFetches]).toEqual([3, 1]);
    expect([ltijs.firstTab, ours.firstTab]).toEqual(['Another Name', 'Ada Lovelace']);
    expect([ltijs.lineItemAccept, ours.lineItemAccept]).toEqual([
      'application/json',
      'application/vnd.ims.lis.v2.lineitem+json',
    ]);
    expect(ltijs.scopes.some((one) => one.includes(' '))).toBe(true);
    expect(ours.scopes.filter((one) => one.includes(' '))).toEqual([]);
  });
});

onMysql({ afterAll, describe, it, expect }, (target) => {
  it.each([
    ['ltijs', newLtijs],
    ['the facade', facade],
  ] as const)(`%s does the same on ${target.name}`, async (name, make) => {
    const place = await target.open('ltijs');
    const facts = await factsOf(new LtijsDatabase(place.target), make);
    const { grade, members, redirect, closed, deepLink } = await factsOf(inFile(`beside ${name}`), make);
    expect(facts).toMatchObject({ grade, members, redirect, closed, deepLink });
    await place.close();
  });
});
