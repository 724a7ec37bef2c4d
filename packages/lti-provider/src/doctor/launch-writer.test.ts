import { testRecords } from '@coursewright/core/testing';
import { describe, expect, it } from 'vitest';
import { ltiModule } from '../adapters/sql/lti-module.ts';
import type { LaunchObservation } from '../launch/launch-observation.ts';
import { launchWriter, perKind } from './launch-writer.ts';

const seen = (id: string, more: Partial<LaunchObservation> = {}): LaunchObservation => ({
  id,
  at: 1,
  outcome: 'refused',
  step: 'launch',
  code: 'nonce_used',
  registrationId: 'r1',
  facts: {},
  ...more,
});

describe('the launch writer', () => {
  it('keeps what it saw without who came, in one transaction', async () => {
    const { records, close } = await testRecords([ltiModule]);
    let transactions = 0;
    const counted: typeof records = {
      read: (work) => records.read(work),
      transaction: (work) => {
        transactions += 1;
        return records.transaction(work);
      },
    };
    const { observe, flush } = launchWriter({ records: counted });
    observe(seen('one', { userId: 7, claims: { sub: 'ada', iss: 'https://lms.example' } }));
    observe(seen('two', { facts: { error: 'x'.repeat(5000) } }));
    await flush();
    await flush();
    expect(transactions).toBe(1);
    const kept = await records.read((view) => view.ltiLaunches.launchRecord('one'));
    expect(kept).toMatchObject({ code: 'nonce_used', claims: { iss: 'https://lms.example' } });
    expect(JSON.stringify(kept)).not.toMatch(/userId|"ada"/);
    const long = await records.read((view) => view.ltiLaunches.launchRecord('two'));
    expect(String(long?.facts['error']).length).toBeLessThan(400);
    await close();
  });

  it('bounds what waits: a flood leaves its newest, and room for other kinds', async () => {
    const { records, close } = await testRecords([ltiModule]);
    const { observe, flush } = launchWriter({ records });
    observe(seen('rare', { code: 'token_expired' }));
    for (let n = 0; n < 10_000; n += 1) observe(seen(`f${String(n).padStart(5, '0')}`, { at: n }));
    for (let n = 0; n < 1000; n += 1) observe(seen(`k${n}`, { registrationId: `forged ${n}` }));
    await flush();
    const counts = await records.read((view) => view.ltiLaunches.launchCounts(0));
    const total = counts.reduce((sum, { count }) => sum + count, 0);
    expect(total).toBeLessThanOrEqual(perKind + 200);
    expect(await records.read((view) => view.ltiLaunches.launchRecord('rare'))).toBeDefined();
    expect(await records.read((view) => view.ltiLaunches.launchRecord('f09999'))).toBeDefined();
    expect(await records.read((view) => view.ltiLaunches.launchRecord('f00001'))).toBe(undefined);
    await close();
  });

  it('tells the log what it could not keep, and goes on', async () => {
    const { records, close } = await testRecords([ltiModule]);
    const warnings: string[] = [];
    const log = {
      info: () => {},
      error: () => {},
      warn: (_: object, text: string) => void warnings.push(text),
    };
    let down = true;
    const shaky: typeof records = {
      read: (work) => records.read(work),
      transaction: (work) => (down ? Promise.reject(new Error('down')) : records.transaction(work)),
    };
    const { observe, flush } = launchWriter({ records: shaky, log });
    observe(seen('lost'));
    await flush();
    expect(warnings).toHaveLength(1);
    down = false;
    observe(seen('kept'));
    await flush();
    expect(await records.read((view) => view.ltiLaunches.launchRecord('kept'))).toBeDefined();
    await close();
  });
});
