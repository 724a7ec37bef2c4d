import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CoreError, currentSecret, knownSecrets } from '@coursewright/core';
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
    const secret = currentSecret(read({}).secret);
    expect(secret.length).toBeGreaterThanOrEqual(32);
    expect(currentSecret(read({}).secret)).toBe(secret);
    expect(statSync(path.join(data, 'host-secret')).mode & 0o077).toBe(0);
  });

  it('take a secret from outside, and those before it', () => {
    const [fresh, old] = ['n'.repeat(32), 'o'.repeat(32)];
    const env = { COURSEWRIGHT_SECRET: fresh, COURSEWRIGHT_OLD_SECRETS: `${old}, ${'p'.repeat(32)}` };
    expect(knownSecrets(read(env).secret)).toEqual([fresh, old, 'p'.repeat(32)]);
    expect(complaint({ COURSEWRIGHT_OLD_SECRETS: 'short' })).toContain('COURSEWRIGHT_OLD_SECRETS');
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
    ['COURSEWRIGHT_MONGODB_URL', 'http://db.example.org'],
    ['COURSEWRIGHT_REDIS_URL', 'db.example.org:6379'],
    ['COURSEWRIGHT_S3_BUCKET', 'x'],
    ['COURSEWRIGHT_S3_ENDPOINT', 's3.example.org'],
    ['COURSEWRIGHT_S3_PATH_STYLE', 'yes'],
    ['LOG_LEVEL', 'loud'],
    ['COURSEWRIGHT_SECRET', 'short'],
    ['COURSEWRIGHT_PUBLIC_URL', 'https://courses.example.org/path'],
    ['COURSEWRIGHT_TRUST_PROXY', 'yes'],
  ])('name %s when it is %s', (name, value) => {
    expect(complaint({ [name]: value })).toContain(name);
  });

  it('never repeat an address that may hold a password', () => {
    for (const service of ['MYSQL', 'MONGODB', 'REDIS']) {
      const name = `COURSEWRIGHT_${service}_URL`;
      const told = complaint({ [name]: 'mysql:/user:pass-word@host/db' });
      expect(told).toContain(name);
      expect(told).not.toContain('pass-word');
    }
  });

  it('ask for a bucket where there are other settings of S3, and for both halves of its key', () => {
    const key = { COURSEWRIGHT_S3_ACCESS_KEY_ID: 'id', COURSEWRIGHT_S3_SECRET_ACCESS_KEY: 'secret' };
    const bucket = { COURSEWRIGHT_S3_BUCKET: 'courses' };
    expect(complaint(key)).toContain('COURSEWRIGHT_S3_BUCKET');
    expect(complaint({ ...bucket, COURSEWRIGHT_S3_ACCESS_KEY_ID: 'id' })).toContain('SECRET_ACCESS_KEY');
    expect(read({ ...bucket, ...key }).s3).toEqual({
      bucket: 'courses',
      region: 'us-east-1',
      credentials: { accessKeyId: 'id', secretAccessKey: 'secret' },
      pathStyle: false,
    });
    const own = { ...bucket, COURSEWRIGHT_S3_ENDPOINT: 'https://s3.example.org' };
    expect(read(own).s3).toMatchObject({ endpoint: 'https://s3.example.org', pathStyle: true });
    expect(read({ ...own, COURSEWRIGHT_S3_PATH_STYLE: 'false' }).s3).toMatchObject({ pathStyle: false });
  });

  it('name every wrong one at once', () => {
    expect(complaint({ PORT: 'x', LOG_LEVEL: 'y' })).toMatch(/PORT.*LOG_LEVEL/);
  });
});
