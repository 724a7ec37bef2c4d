import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { serverOrigin } from '@coursewright/core';
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { browserArguments, findChromium } from '../../../scripts/find-chromium.ts';
import { createEmbedKey } from '../src/accounts/tokens/embed-keys.ts';
import { findWidgetBundle } from '../src/lms/widget-bundle.ts';
import { openTestHost, type TestHost } from '../src/testing/test-host.ts';

const executablePath = findChromium();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const findings = z.array(z.string());

describe.skipIf(executablePath === undefined)('the pages', () => {
  let host: TestHost;
  let browser: Browser;
  let embedKey: string;
  beforeAll(async () => {
    host = await openTestHost({ widgets: findWidgetBundle() });
    await host.engine.learners.enroll({ userId: host.learner.id, courseKey: host.courseKey }, serverOrigin);
    const { key } = await createEmbedKey(host.deps, {
      name: 'Site',
      origins: ['https://site.example'],
      courses: [host.courseKey],
      guests: true,
    });
    embedKey = key.id;
    await host.deps.jobs.add([{ id: 'a-job', name: 'test.nobody', payload: {}, attempts: 1, backoffMs: 1 }]);
    browser = await chromium.launch({
      ...(executablePath !== undefined && { executablePath }),
      args: browserArguments,
    });
  });
  afterAll(async () => {
    await browser.close();
    await host.close();
  });

  const addresses = (): readonly (readonly [string | undefined, readonly string[]])[] => {
    const course = encodeURIComponent(host.courseKey);
    const home = `/courses/${course}`;
    const consent = new URLSearchParams({
      embed_key: embedKey,
      origin: 'https://site.example',
      code_challenge: 'a'.repeat(43),
      state: 'some-state',
    });
    const embedded = `/embed/frame?embed_key=${embedKey}&course=${course}`;
    return [
      [
        undefined,
        ['/', `${home}/about`, '/login', '/nowhere', '/frame#session=gone', '/embed/frame', embedded],
      ],
      ['ana', ['/', home, `${home}/learn`, `${home}/progress`, `/embed/authorize?${consent}`]],
      ['root', [`${home}/gradebook`, `${home}/progress?username=ana`, '/api', '/admin/jobs?state=waiting']],
    ];
  };

  it.each([
    ['a desk', 1280, 'light'],
    ['a phone', 390, 'light'],
    ['a phone at night', 390, 'dark'],
  ] as const)('have no fault that axe finds, and fit: %s', async (_where, width, colorScheme) => {
    const wrong: string[] = [];
    for (const [who, paths] of addresses()) {
      // axe is put into the page by script, which the pages' own policy forbids.
      const context = await browser.newContext({
        viewport: { width, height: 800 },
        bypassCSP: true,
        colorScheme,
      });
      const visitor = who === undefined ? undefined : await host.loggedIn(who);
      const cookies = [...(visitor?.cookies ?? [])].map(([name, value]) => ({ name, value, url: host.url }));
      await context.addCookies(cookies);
      const page = await context.newPage();
      for (const path of paths) {
        await page.goto(host.url + path, { waitUntil: 'networkidle' });
        await page.evaluate(axe);
        const found = await page.evaluate(
          'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`))',
        );
        wrong.push(...findings.parse(found).map((one) => `${path} ${one}`));
        const beyond = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
        if (beyond > 0) wrong.push(`${path} is ${beyond} pixels too wide`);
      }
      await context.close();
    }
    expect(wrong).toEqual([]);
  });
});
