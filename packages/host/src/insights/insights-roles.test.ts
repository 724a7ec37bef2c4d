import { serverOrigin, type CourseRole } from '@coursewright/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openInsightsHost, type InsightsHost } from './testing/insights-host.ts';

const roles: Readonly<Record<CourseRole, boolean>> = {
  instructor: true,
  staff: true,
  limited_staff: true,
  data_researcher: true,
  beta_testers: false,
};

describe('who sees Insights', () => {
  let host: InsightsHost;
  let course: string;
  beforeAll(async () => {
    host = await openInsightsHost();
    course = encodeURIComponent(host.courseKey);
  });
  afterAll(() => host.close());

  const withRole = async (role: CourseRole, work: () => Promise<void>) => {
    await host.engine.learners.setRole(host.other.id, host.courseKey, role, true);
    await work();
    await host.engine.learners.setRole(host.other.id, host.courseKey, role, false);
  };

  it.each(Object.entries(roles))('is a rule of page, tab and API alike: %s', async (role, may) => {
    await withRole(role as CourseRole, async () => {
      const ben = await host.loggedIn('ben');
      const status = async (path: string) => (await ben.fetch(path)).status;
      expect(await status(`/api/insights/courses/${course}/charts`)).toBe(may ? 200 : 403);
      expect(await status(`/courses/${course}/insights`)).toBe(may ? 200 : 403);
      const about = await ben.page(`/courses/${course}/about`);
      expect(about.includes(`href="/courses/${course}/insights"`)).toBe(may);
      expect((await ben.page('/')).includes('href="/insights"')).toBe(may);
      expect((await ben.page('/insights')).includes(host.courseKey)).toBe(may);
    });
  });

  it('gives a researcher no tab that would be refused', async () => {
    await withRole('data_researcher', async () => {
      const ben = await host.loggedIn('ben');
      const tabs = async () => {
        const page = await ben.page(`/courses/${course}/insights`);
        return [...page.matchAll(/<nav class="tabs"[^]*?<\/nav>/g)][0]?.[0].match(/href="[^"]+"/g);
      };
      expect(await tabs()).toEqual([`href="/courses/${course}/insights"`]);
      await host.engine.learners.enroll({ userId: host.other.id, courseKey: host.courseKey }, serverOrigin);
      for (const tab of (await tabs()) ?? []) {
        const { status } = await ben.fetch(tab.slice(6, -1));
        expect(status, tab).toBe(200);
      }
      expect(await tabs()).toHaveLength(4);
      expect(await ben.page(`/courses/${course}/insights/learners/learner?username=ana`)).not.toContain(
        '/progress?username=',
      );
    });
  });
});
