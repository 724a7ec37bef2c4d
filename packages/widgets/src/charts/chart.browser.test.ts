import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import './define.ts';
import { accessibilityFaults } from '../testing/accessibility-faults.ts';
import { mount } from '../testing/mount.ts';
import type { ChartView } from './chart-view.ts';
import type { CwChart } from './chart.ts';

const enrolment: ChartView = {
  kind: 'areas',
  title: 'Enrolment',
  summary: '12 learners on 4 March.',
  x: { label: 'Date', unit: 'date' },
  y: { label: 'Learners', unit: 'number' },
  xs: ['2026-03-02', '2026-03-03', '2026-03-04'],
  series: [
    { name: 'audit', values: [4, 6, 9] },
    { name: 'verified', values: [1, 2, 3] },
  ],
  notes: [{ at: '2026-03-03', text: 'Homework 1 due' }],
  rule: 'Each learner once.',
  file: 'enrolment',
};

describe('<cw-chart>', () => {
  afterEach(() => document.body.replaceChildren());
  const show = (chart: ChartView, more: Partial<CwChart> = {}) =>
    mount<CwChart>('cw-chart', { chart, language: 'en', ...more });

  it('reads itself by arrow keys, a place at a time, and says so', async () => {
    await show(enrolment);
    await userEvent.tab();
    await userEvent.keyboard('{End}');
    await expect.element(page.getByText('audit: 9 · verified: 3')).toBeVisible();
    await userEvent.keyboard('{ArrowLeft}');
    await expect.element(page.getByText('audit: 6 · verified: 2')).toBeVisible();
  });

  it('is a table of the same numbers where one is wanted', async () => {
    await show(enrolment);
    await userEvent.click(page.getByRole('button', { name: 'Show as table' }));
    await expect.element(page.getByRole('row', { name: /Mar 3, 2026 6 2/ })).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Show as chart' }));
    await expect.element(page.getByRole('group', { name: /Enrolment/ })).toBeVisible();
  });

  it('tells its rule and what happened when', async () => {
    await show(enrolment);
    await userEvent.click(page.getByText('How is this counted?'));
    await expect.element(page.getByText('Each learner once.')).toBeVisible();
    await userEvent.click(page.getByText('What happened when'));
    await expect.element(page.getByText('Homework 1 due')).toBeVisible();
  });

  it('draws every kind within its picture, mirrored for languages from right to left', async () => {
    for (const kind of ['lines', 'areas', 'columns', 'bars'] as const) {
      for (const language of ['en', 'ar-XB']) {
        const element = await show({ ...enrolment, kind }, { language });
        const marks = [...(element.shadowRoot?.querySelectorAll('.marks path, .marks rect') ?? [])];
        expect(marks.length).toBeGreaterThan(1);
        const picture = element.shadowRoot?.querySelector('svg')?.getBoundingClientRect() ?? new DOMRect();
        for (const mark of marks) {
          const box = mark.getBoundingClientRect();
          expect(box.left).toBeGreaterThanOrEqual(picture.left - 1);
          expect(box.right).toBeLessThanOrEqual(picture.right + 1);
          expect(box.top).toBeGreaterThanOrEqual(picture.top - 1);
          expect(box.bottom).toBeLessThanOrEqual(picture.bottom + 1);
        }
        element.remove();
      }
    }
  });

  it('names its axes, dates apart', async () => {
    const named = async (more: Partial<ChartView>) => {
      const element = await show({ ...enrolment, ...more });
      const names = [...(element.shadowRoot?.querySelectorAll('text.axis') ?? [])].map(
        (one) => one.textContent,
      );
      element.remove();
      return names;
    };
    expect(await named({})).toEqual(['Learners']);
    const weeks = { x: { label: 'Week of the run', unit: 'number' }, xs: [1, 2, 3] } as const;
    expect(await named({ ...weeks, kind: 'lines' })).toEqual(['Learners', 'Week of the run']);
    expect(await named({ ...weeks, kind: 'bars' })).toEqual(['Learners']);
  });

  it('says where there are no numbers yet', async () => {
    await show({ ...enrolment, xs: [], series: [] }, { language: 'es' });
    await expect.element(page.getByText('Todavía no hay cifras.')).toBeVisible();
  });

  it('has no accessibility fault, as a chart and as a table', async () => {
    const element = await show(enrolment);
    expect(await accessibilityFaults()).toEqual([]);
    element.tabular = true;
    await element.updateComplete;
    expect(await accessibilityFaults()).toEqual([]);
  });
});
