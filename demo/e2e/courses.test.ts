import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OutlineNode } from '@coursewright/core';
import { startHost, readConfig, type RunningHost } from '@coursewright/host';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, logIn, openBrowser, watchForFaults } from './open-browser.ts';
import { openDemo } from './open-demo.ts';

const shared = fileURLToPath(new URL('../../../shared/data/courses/', import.meta.url));
const archive = (name: string): string => path.join(shared, `${name}.tar.gz`);
const demoCourse = archive('openedx-demo-course');

/** What is wrong in the sources themselves: files that they name and do not have, names that they use twice. */
const brokenSources: Readonly<Record<string, readonly string[]>> = {
  aside: ['BadPolicyFormat'],
  test_import_course: ['FileDoesNotExist'],
  test_import_course_2: ['FileDoesNotExist'],
  test_unicode: ['FileDoesNotExist'],
  xml_dag: ['DuplicateURLName', 'PointerAlreadyPointedAt'],
};

describe.skipIf(!existsSync(shared))('real courses (needs ../shared/data/courses)', () => {
  let data: string;
  let host: RunningHost;
  let reader: number;

  beforeAll(async () => {
    data = await mkdtemp(path.join(tmpdir(), 'coursewright-courses-'));
    host = await startHost(
      readConfig({ COURSEWRIGHT_DATA: path.join(data, 'data'), PORT: '0', LOG_LEVEL: 'error' }),
    );
    const account = { username: 'reader', email: 'reader@example.org', name: 'Reader', superuser: true };
    ({ id: reader } = await host.engine.learners.createAccount(account));
    execFileSync('tar', ['-xzf', archive('edx-platform-test-courses'), '-C', data]);
  });
  afterAll(async () => {
    await host?.close();
    await rm(data, { recursive: true });
  });

  /** Imports it under a key of its own, and looks at every unit. */
  async function read(source: string, number: string) {
    const courseKey = `course-v1:Test+${number}+1`;
    const { findings, blocks } = await host.engine.courses.import({ source, courseKey, author: 'test' });
    const { learning } = host.engine;
    const { outline } = await learning.outline({ userId: reader, courseKey });
    const units = (nodes: readonly OutlineNode[]): OutlineNode[] =>
      nodes.flatMap((node) => (node.children.length === 0 ? [node] : units(node.children)));
    for (const { usageKey } of units(outline)) await learning.block({ userId: reader, usageKey });
    const errors = findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    return { blocks, errors: [...new Set(errors)].sort() };
  }

  it.each([
    ['openedx-demo-course', 300],
    ['edx-supported-components', 50],
    ['mitx-grading-library', 50],
  ])('%s is imported without an error, and every unit of it can be shown', async (name, least) => {
    const { blocks, errors } = await read(archive(name), name);
    expect(errors).toEqual([]);
    expect(blocks).toBeGreaterThan(least);
  });

  it('courses in every layout of old are imported with no error but their own, and shown', async () => {
    const folder = path.join(data, 'edx-platform-test-courses');
    const names = (await readdir(folder, { withFileTypes: true }))
      .filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, 'course.xml')))
      .map(({ name }) => name);
    expect(names).toHaveLength(34);
    for (const [index, name] of names.entries()) {
      const { errors } = await read(path.join(folder, name), `T${index}`);
      expect(errors, name).toEqual(brokenSources[name] ?? []);
    }
  });
});

describe.skipIf(!existsSync(demoCourse) || chromiumPath === undefined)('npm start -- --course FILE', () => {
  it('imports the course, puts it on the content page and shows it', async () => {
    const demo = await openDemo(['--course', demoCourse]);
    const browser = await openBrowser();
    try {
      const context = await browser.newContext({ locale: 'en-GB' });
      const { faults } = watchForFaults(context);
      const page = await context.newPage();
      await logIn(page, demo.lmsUrl, 'ada');
      await page.getByRole('link', { name: 'Open edX Demo Course', exact: true }).click();
      const tool = page.frameLocator('iframe.tool');
      await tool.getByText('Open edX Demo Course').first().waitFor();
      await tool.getByRole('button', { name: 'Next' }).click();
      await tool
        .getByText(/Unit \d+ of \d+/)
        .first()
        .waitFor();
      // Pictures that the archive comes without, and fonts of other sites, are not there.
      expect(faults.filter((fault) => !fault.startsWith('Failed to load resource'))).toEqual([]);
    } finally {
      await browser.close();
      await demo.close();
    }
  });
});
