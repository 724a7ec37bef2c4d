import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileSecrets, rotateSecretFile, secretFileIn } from './secret-file.ts';

describe('the secrets of the data folder', () => {
  let data = '';
  let now = 1e12;
  const open = () => fileSecrets(data, () => now);
  beforeEach(() => {
    data = mkdtempSync(path.join(tmpdir(), 'coursewright-secrets-'));
    now = 1e12;
  });
  afterEach(() => rmSync(data, { recursive: true }));

  it('are made once, for their owner only', () => {
    const first = open();
    expect(first.current().length).toBeGreaterThanOrEqual(64);
    expect(first.known()).toEqual([first.current()]);
    expect(open().current()).toBe(first.current());
    expect(statSync(secretFileIn(data)).mode & 0o077).toBe(0);
  });

  it('change hands: every process knows the new one before it signs, and the old one until the overlap is over', () => {
    const [one, other] = [open(), open()];
    const old = one.current();
    const { from, until } = rotateSecretFile(data, 3600, now / 1000);
    expect(one.known()).toEqual([old]);
    one.refresh();
    const [, fresh = ''] = one.known();
    expect(one.known()).toEqual([old, fresh]);
    now = from * 1000;
    expect(one.known()).toEqual([fresh, old]);
    // It was not told, and looks by itself.
    expect(other.known()).toEqual([fresh, old]);
    now = until * 1000;
    expect(one.known()).toEqual([fresh]);
    expect(statSync(secretFileIn(data)).mode & 0o077).toBe(0);
  });

  it('leave the file once they are of no use, and only then', () => {
    const old = open().current();
    const { until } = rotateSecretFile(data, 3600, now / 1000);
    rotateSecretFile(data, 3600, now / 1000 + 200);
    expect(readFileSync(secretFileIn(data), 'utf8')).toContain(old);
    rotateSecretFile(data, 3600, until);
    expect(readFileSync(secretFileIn(data), 'utf8')).not.toContain(old);
  });

  it('are refused when one of them is too short', () => {
    writeFileSync(secretFileIn(data), `${'x'.repeat(40)} until=9\nshort\n`);
    expect(open).toThrow('holds no secret of 32 characters');
  });
});
