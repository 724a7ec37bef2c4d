import type { ProgressView } from '@coursewright/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../define.ts';
import { accessibilityFaults } from '../../testing/accessibility-faults.ts';
import { fakeApi, lostConnection } from '../../testing/fake-api.ts';
import { mount } from '../../testing/mount.ts';
import { courseKey } from '../../testing/sample-problem.ts';
import type { CwProgress } from './progress.ts';

const view: ProgressView = {
  percent: 0.62,
  letter: null,
  passed: false,
  cutoffs: [
    { letter: 'A', atLeast: 0.9 },
    { letter: 'Pass', atLeast: 0.65 },
  ],
  formats: [
    {
      type: 'Homework',
      weight: 0.4,
      percent: 0.85,
      detail: '',
      entries: [
        { label: 'Homework 1', detail: '', percent: 1, dropped: false },
        { label: 'Homework 2', detail: '', percent: 0, dropped: true },
      ],
    },
  ],
  subsections: [
    {
      usageKey: 's1',
      title: 'First steps',
      sectionTitle: 'Beginning',
      graded: false,
      score: { earned: 2.5, possible: 3 },
      problems: [{ usageKey: 'p1', title: 'Two dice', score: { earned: 1, possible: 1 } }],
    },
    { usageKey: 's2', title: 'Exam', sectionTitle: 'End', graded: true, format: 'Exam', problems: [] },
  ],
};

describe('<cw-progress>', () => {
  let api: ReturnType<typeof fakeApi>;
  beforeEach(() => {
    api = fakeApi();
    api.progress(courseKey, view);
  });
  afterEach(() => {
    document.body.replaceChildren();
    api.restore();
  });
  const show = (more: Partial<CwProgress> = {}): Promise<CwProgress> =>
    mount<CwProgress>('cw-progress', { course: courseKey, ...more });

  it('tells the grade and how far the next cutoff is', async () => {
    await show();
    await expect.element(page.getByRole('region', { name: 'Your grade' })).toBeVisible();
    await expect.element(page.getByText('62%')).toBeVisible();
    await expect.element(page.getByText('Not passed yet. Pass begins at 65%.')).toBeVisible();
  });

  it('is a table to screen readers: a row each type, with its weight and grade', async () => {
    await show();
    await expect.element(page.getByRole('row', { name: 'Homework 40% 85%' })).toBeVisible();
    await expect.element(page.getByRole('row', { name: /Homework 2 dropped/ })).toBeVisible();
  });

  it('lists subsections, whose problems fold out, and keeps hidden scores hidden', async () => {
    await show();
    await expect.element(page.getByText('2.5/3 points')).toBeVisible();
    await expect.element(page.getByText('Not shown yet')).toBeVisible();
    await userEvent.click(page.getByText(/First steps/));
    await expect.element(page.getByText('Two dice')).toBeVisible();
  });

  it('says what is wrong in the learner’s language, and asks again', async () => {
    api.reply('GET', `/api/courses/${courseKey}/progress`, lostConnection);
    await show({ language: 'es' });
    await expect.element(page.getByText('Se perdió la conexión.')).toBeVisible();
    api.progress(courseKey, { ...view, percent: 0.7, letter: 'Pass', passed: true });
    await userEvent.click(page.getByRole('button', { name: 'Intentar de nuevo' }));
    await expect.element(page.getByText(/Has aprobado/)).toBeVisible();
  });

  it('has no accessibility fault', async () => {
    await show();
    await expect.element(page.getByText('62%')).toBeVisible();
    expect(await accessibilityFaults()).toEqual([]);
  });
});
