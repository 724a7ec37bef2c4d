import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from './find-chromium.ts';
import { copyRepository } from './testing/copy-repository.ts';

let copy = '';
const made: string[] = [];
beforeAll(() => {
  copy = copyRepository();
}, 60_000);
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function run(command: string, ...args: readonly string[]) {
  const env = { ...process.env, NODE_OPTIONS: '--conditions=@coursewright/source' };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: copy, encoding: 'utf8', env });
  return { status, text: stdout + stderr };
}

const make = (...args: readonly string[]) => run(process.execPath, 'scripts/new.ts', ...args);

describe('npm run new', { timeout: 120_000 }, () => {
  it.each([
    ['block', 'word-cloud'],
    ['response', 'echo'],
    ['task', 'event-counts'],
    ['port', 'bookmarks/bookmark'],
    ['adapter', 'folder/bookmark'],
    ['adapter', 'redis/bookmark'],
  ])('makes a %s', (kind, name) => {
    const { status, text } = make(kind, name);
    expect({ status, text }).toEqual({ status: 0, text: expect.any(String) });
    const files = text.trim().split('\n');
    expect(files.filter((file) => !existsSync(path.join(copy, file)))).toEqual([]);
    expect(files.some((file) => file.endsWith('.test.ts'))).toBe(true);
    made.push(...files);
  });

  it.each([
    [['block'], 2, 'npm run new -- block NAME'],
    [['widget', 'x'], 2, 'npm run new -- port DOMAIN/NAME'],
    [['block', 'Word Cloud'], 1, 'Word Cloud is not a name'],
    [['block', 'word-cloud'], 1, 'is there already'],
    [['port', 'bookmark'], 1, 'Give DOMAIN/NAME'],
    [['adapter', 'redis/nothing'], 1, 'There is no port nothing-store'],
    [['adapter', 'redis/state'], 1, 'has methods of its own'],
  ] as const)('refuses %j and says why', (args, status, why) => {
    const answer = make(...args);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(why);
  });

  it.each([
    ['types', 'tsc', ['-b']],
    ['lint', 'oxlint', ['--type-aware', '--deny-warnings', 'packages']],
    ['layers', 'depcruise', ['--config', '.dependency-cruiser.mjs', '--output-type', 'err', 'packages']],
    ['unused', 'knip', ['--no-progress']],
  ] as const)('makes what passes %s untouched', (_check, command, args) => {
    const { status, text } = run(command, ...args);
    expect(text.split('\n').filter((line) => made.some((file) => line.includes(file)))).toEqual([]);
    expect(status, text).toBe(0);
  });

  it('makes what is formatted', () => {
    expect(run('prettier', '--check', '--log-level=warn', ...made)).toEqual({ status: 0, text: '' });
  });

  it('makes tests that pass', () => {
    const tests = made.filter((file) => file.endsWith('.test.ts') && !file.endsWith('.browser.test.ts'));
    const { status, text } = run('vitest', 'run', '--project', 'unit', ...tests);
    expect(status, text).toBe(0);
    expect(text).toContain(`${tests.length} passed`);
  });

  it.skipIf(findChromium() === undefined)('makes an element that shows itself in a browser', () => {
    const tests = made.filter((file) => file.endsWith('.browser.test.ts'));
    const { status, text } = run('vitest', 'run', '--project', 'browser', ...tests);
    expect(status, text).toBe(0);
    expect(tests.length).toBe(1);
  });
});
