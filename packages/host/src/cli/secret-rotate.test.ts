import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { newestSecret } from '@coursewright/core';
import { afterAll, describe, expect, it } from 'vitest';
import { createEmbedKey, embedKeySecret } from '../accounts/tokens/embed-keys.ts';
import { composeHost } from '../compose.ts';
import { readConfig } from '../config.ts';
import { noWidgets } from '../testing/no-widgets.ts';
import { runTestCli } from '../testing/test-cli.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-rotate-'));
const file = path.join(folder, 'host-secret');
const env = { COURSEWRIGHT_DATA: folder, LOG_LEVEL: 'error' };
const publicUrl = 'http://127.0.0.1:4000';
const open = (more: Record<string, string> = {}) =>
  composeHost({ ...readConfig({ ...env, ...more }), publicUrl }, { widgets: noWidgets });
const cli = (args: readonly string[], more: Record<string, string> = {}) =>
  runTestCli(args, { env: { ...env, ...more }, open: () => open(more) });
afterAll(() => rmSync(folder, { recursive: true }));

/** Leaves only the newest secret in the file, as when the overlap is over. */
function forgetOld(): void {
  const newest = readFileSync(file, 'utf8').trim().split('\n').at(-1) ?? '';
  writeFileSync(file, `${newest.split(' ')[0] ?? ''}\n`);
}

async function used(more: Record<string, string> = {}) {
  const host = await open(more);
  try {
    const keys = await host.records.read((view) => view.embedKeys.list());
    const jwks = await host.lti.keys.reseal(newestSecret(host.secret));
    return { secrets: keys.map((key) => embedKeySecret(host.secret, key)), jwks };
  } finally {
    await host.close();
  }
}

describe('a rotated secret', () => {
  it('opens what the old one had sealed, also when the old one is gone', async () => {
    const host = await open();
    const { secret } = await createEmbedKey(host, {
      name: 'Site',
      origins: ['https://site.example'],
      courses: ['course-v1:A+B+C'],
      guests: true,
    });
    const address = host.files.sign('course-v1:A+B+C', 'static/a.png');
    await host.lti.keys.rotate(0);
    const { code, out } = await cli(['secret', 'rotate', '--overlap', '24']);
    expect({ code, out }).toEqual({
      code: 0,
      out: expect.stringMatching(/signs from 20.*\n.*taken until 20/),
    });
    expect(out).not.toContain(readFileSync(file, 'utf8').split(/\s/)[0]);
    // The running host opens keys under the new secret, which it has not read before.
    const [key] = await host.records.read((view) => view.embedKeys.list());
    expect(key && embedKeySecret(host.secret, key)).toBe(secret);
    const url = new URL(address);
    const query = { e: url.searchParams.get('e') ?? '', s: url.searchParams.get('s') ?? '' };
    expect(() => host.files.check('course-v1:A+B+C', 'static/a.png', query)).not.toThrow();
    await host.close();
    expect(await used()).toEqual({ secrets: [secret], jwks: 1 });
    forgetOld();
    expect(await used()).toEqual({ secrets: [secret], jwks: 1 });
  });

  it('from the environment is sealed under by a command of its own', async () => {
    const old = readFileSync(file, 'utf8').trim();
    const before = await used();
    const fresh = { COURSEWRIGHT_SECRET: 'f'.repeat(40), COURSEWRIGHT_OLD_SECRETS: old };
    expect(await cli(['secret', 'rotate'], fresh)).toMatchObject({
      code: 2,
      err: expect.stringContaining('COURSEWRIGHT_OLD_SECRETS'),
    });
    expect(await cli(['secret', 'reseal'], fresh)).toMatchObject({
      code: 0,
      out: expect.stringContaining('2 keys'),
    });
    expect(await used({ COURSEWRIGHT_SECRET: 'f'.repeat(40) })).toEqual(before);
    await expect(used({ COURSEWRIGHT_SECRET: 'g'.repeat(40) })).rejects.toMatchObject({ code: 'corrupt' });
  });

  it('takes hours only', async () => {
    for (const overlap of ['0', 'soon', '-1', '']) {
      expect((await cli(['secret', 'rotate', `--overlap=${overlap}`])).code).toBe(2);
    }
    expect((await cli(['lti', 'key', 'rotate', '--overlap=x'])).code).toBe(2);
  });

  it('leaves LTI keys to a command of their own', async () => {
    const { code, out } = await cli(['lti', 'key', 'rotate', '--overlap', '2'], {
      COURSEWRIGHT_SECRET: 'f'.repeat(40),
    });
    expect({ code, out }).toEqual({
      code: 0,
      out: expect.stringMatching(/^Published [0-9a-f-]{36}; it signs in 2 hours\.$/m),
    });
  });
});
