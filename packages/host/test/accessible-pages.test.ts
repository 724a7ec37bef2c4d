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
  let ltiPages: readonly string[];
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
    ltiPages = await ltiAdminPages(host);
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
      ['ana', ['/', home, `${home}/learn`, `${home}/progress`, '/account', `/embed/authorize?${consent}`]],
      ['root', [`${home}/gradebook`, `${home}/progress?username=ana`, '/api', '/admin/jobs?state=waiting']],
      ['root', ltiPages],
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

/** The pages under /admin/lti with a platform, a launch that was refused, and a platform that asks to be registered. */
async function ltiAdminPages({ deps, url }: TestHost): Promise<readonly string[]> {
  const { lti } = deps;
  const { id, issuer } = await lti.platforms.add({
    name: 'Moodle',
    issuer: 'https://moodle.example',
    client_id: 'm1',
    deployment_ids: ['1'],
    auth_login_url: 'https://moodle.example/mod/lti/auth.php',
    auth_token_url: 'https://moodle.example/mod/lti/token.php',
    jwks_url: 'https://moodle.example/mod/lti/certs.php',
    state: 'pending',
  });
  const login = { iss: issuer, client_id: 'm1', login_hint: 'x', target_link_uri: lti.addresses.launch };
  await fetch(`${url}/lti/login?${String(new URLSearchParams(login))}`);
  await lti.doctor.flush();
  const { items } = await lti.doctor.launches({ limit: 1 });
  const platform = `/admin/lti/${id}`;
  return [
    '/admin/lti',
    '/admin/lti/add',
    '/admin/lti/launches',
    `/admin/lti/launches/${items[0]?.id}`,
    '/admin/lti/token',
    platform,
    `${platform}/launches?outcome=opened`,
    `${platform}/line-items`,
    `${platform}/grades`,
    `${platform}/remove`,
    '/lti/register',
  ];
}
