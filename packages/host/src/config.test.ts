import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CoreError } from '@coursewright/core';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const data = mkdtempSync(path.join(tmpdir(), 'coursewright-'));
const read = (env: Record<string, string>) => readConfig({ COURSEWRIGHT_DATA: data, ...env });
const complaint = (env: Record<string, string>) => {
  try {
    read(env);
  } catch (error) {
    if (error instanceof CoreError) return error.detail;
  }
  return undefined;
};

describe('the settings', () => {
  it('have defaults', () => {
    expect(read({})).toMatchObject({ host: '127.0.0.1', port: 4000, data, plugins: [], logLevel: 'info' });
    expect(read({ PORT: '', COURSEWRIGHT_PUBLIC_URL: '' })).toMatchObject({ port: 4000 });
  });

  it('keep the secret they made, for its owner only', () => {
    const { secret } = read({});
    expect(secret.length).toBeGreaterThanOrEqual(32);
    expect(read({}).secret).toBe(secret);
    expect(statSync(path.join(data, 'host-secret')).mode & 0o077).toBe(0);
  });

  it('refuse plain http off this machine', () => {
    expect(complaint({ COURSEWRIGHT_PUBLIC_URL: 'http://courses.example.org' })).toContain('must be https');
    expect(complaint({ COURSEWRIGHT_PUBLIC_URL: 'http://localhost:4000' })).toBeUndefined();
    expect(read({ COURSEWRIGHT_PUBLIC_URL: 'https://courses.example.org/' }).publicUrl).toBe(
      'https://courses.example.org',
    );
  });

  it.each([
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['COURSEWRIGHT_MYSQL_URL', 'postgres://user@db.example.org/courses'],
    ['COURSEWRIGHT_MYSQL_URL', 'mysql://db.example.org'],
    ['LOG_LEVEL', 'loud'],
    ['COURSEWRIGHT_SECRET', 'short'],
    ['COURSEWRIGHT_PUBLIC_URL', 'https://courses.example.org/path'],
    ['COURSEWRIGHT_TRUST_PROXY', 'yes'],
  ])('name %s when it is %s', (name, value) => {
    expect(complaint({ [name]: value })).toContain(name);
  });

  it('never repeat an address that may hold a password', () => {
    expect(complaint({ COURSEWRIGHT_MYSQL_URL: 'mysql:/user:pass-word@host/db' })).not.toContain('pass-word');
  });

  it('name every wrong one at once', () => {
    expect(complaint({ PORT: 'x', LOG_LEVEL: 'y' })).toMatch(/PORT.*LOG_LEVEL/);
  });
});
