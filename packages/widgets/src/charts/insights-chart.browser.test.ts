import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import './define.ts';
import { accessibilityFaults } from '../testing/accessibility-faults.ts';
import { fakeApi, problem } from '../testing/fake-api.ts';
import { mount, settled } from '../testing/mount.ts';
import type { CwInsightsChart } from './insights-chart.ts';

const course = 'course-v1:Org+Chance+1';
const path = `/api/insights/courses/${course}/charts/enrollment-modes`;
const answer = {
  chart: {
    kind: 'areas',
    title: 'Enrolment by mode',
    x: { label: 'Date', unit: 'date' },
    y: { label: 'Learners', unit: 'number' },
    xs: ['2026-03-02', '2026-03-03'],
    series: [{ name: 'Audit', values: [4, 6] }],
  },
  asOf: '2026-03-04T05:06:07Z',
  events: 'https://lms.example.org/courses/x/insights/events?chart=enrollment-modes',
};

describe('<cw-insights-chart>', () => {
  let api: ReturnType<typeof fakeApi>;
  beforeEach(() => {
    api = fakeApi();
  });
  afterEach(() => {
    api.restore();
    document.body.replaceChildren();
  });
  const show = (more: Partial<CwInsightsChart> = {}) =>
    mount<CwInsightsChart>('cw-insights-chart', {
      course,
      chart: 'enrollment-modes',
      language: 'en',
      ...more,
    });

  it('loads its chart with the site’s token, narrowed and in its language, and says how fresh it is', async () => {
    let asked = '';
    const host = globalThis.fetch;
    globalThis.fetch = (address, init) => {
      asked = String(address instanceof Request ? address.url : address);
      return host(address, init);
    };
    api.reply('GET', path, answer);
    await show({ mode: 'audit', from: '2026-03-02' });
    await expect.element(page.getByText('Enrolment by mode')).toBeVisible();
    await expect.element(page.getByText('As of Mar 4, 2026, 5:06 AM UTC')).toBeVisible();
    const behind = page.getByRole('link', { name: /The events behind it ?: Enrolment by mode/ });
    await expect.element(behind).toHaveAttribute('href', answer.events);
    await expect.element(behind).toHaveAttribute('target', '_blank');
    expect(new URL(asked).search).toBe('?language=en&mode=audit&from=2026-03-02');
    expect(api.sent('/charts/enrollment-modes')[0]?.headers.get('authorization')).toBe('Bearer a-token');
  });

  it('loads again when it is narrowed otherwise', async () => {
    api.reply('GET', path, answer);
    const element = await show();
    element.mode = 'verified';
    await settled(element);
    expect(api.sent('/charts/enrollment-modes')).toHaveLength(2);
  });

  it('says in a sentence why there is no chart, and tries again', async () => {
    api.reply('GET', path, () => problem(403, 'forbidden'));
    await show();
    await expect.element(page.getByRole('alert')).toBeVisible();
    api.reply('GET', path, answer);
    await userEvent.click(page.getByRole('button', { name: 'Try again' }));
    await expect.element(page.getByText('Enrolment by mode')).toBeVisible();
  });

  it('says what will appear and when, where there is nothing yet', async () => {
    const empty = { ...answer.chart, xs: [], series: [], empty: 'It appears with the first learner.' };
    api.reply('GET', path, { chart: empty, asOf: null });
    await show();
    await expect.element(page.getByText('It appears with the first learner.')).toBeVisible();
    expect(await accessibilityFaults()).toEqual([]);
  });

  it('tells who puts it into a page what is missing', async () => {
    await show({ chart: undefined });
    await expect.element(page.getByText(/was not told what to show/)).toBeVisible();
  });
});
