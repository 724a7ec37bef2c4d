import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../define.ts';
import { accessibilityFaults } from '../../testing/accessibility-faults.ts';
import { mount } from '../../testing/mount.ts';
import type { ChartView } from '../chart-view.ts';
import type { CwChart } from '../chart.ts';

const countries: ChartView = {
  kind: 'bars',
  title: 'Where learners are',
  x: { label: 'Country', unit: 'category' },
  y: { label: 'Learners', unit: 'number' },
  xs: ['Spain', 'Peru', 'Malta', 'Small groups', 'Not known'],
  places: ['ES', 'PE', 'MT', null, null],
  series: [{ name: 'Learners', values: [240, 31, 9, 7, 12] }],
};

const drawn = (element: CwChart) => element.shadowRoot?.querySelector('svg.map') ?? null;

describe('the map of a chart of countries', () => {
  afterEach(() => document.body.replaceChildren());
  const show = async (chart: ChartView = countries, more: Partial<CwChart> = {}) => {
    const element = await mount<CwChart>('cw-chart', { chart, language: 'en', ...more });
    if (chart.places !== undefined) await vi.waitFor(() => expect(drawn(element)).not.toBeNull());
    return element;
  };

  it('shows a country by the class of its number, and one too small for an outline as a dot', async () => {
    const element = await show();
    const marks = [...(drawn(element)?.querySelectorAll('.land') ?? [])];
    expect(marks.map((mark) => [mark.tagName, mark.getAttribute('class')])).toEqual([
      ['path', 'land shade-4'],
      ['path', 'land shade-2'],
      ['circle', 'land shade-0'],
    ]);
    const legend = [...(element.shadowRoot?.querySelectorAll('.legend li:not([aria-hidden])') ?? [])];
    expect(legend.map((one) => one.textContent.trim())).toEqual(['9', '10–19', '20–49', '50–99', '100–240']);
  });

  it('names with its number what lies nowhere on it', async () => {
    await show();
    await expect.element(page.getByText('Not on the map: Small groups: 7 · Not known: 12')).toBeVisible();
  });

  it('reads itself by arrow keys, country by country, and outlines the one that is read', async () => {
    const element = await show();
    await userEvent.tab();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await expect.element(page.getByText('Learners: 31')).toBeVisible();
    expect(element.shadowRoot?.querySelectorAll('path.outlined').length).toBe(1);
    await userEvent.keyboard('{End}');
    await expect.element(page.getByText('Learners: 12')).toBeVisible();
    expect(element.shadowRoot?.querySelectorAll('.outlined').length).toBe(0);
  });

  it('reads the country that is pointed at, the small one near the pointer too', async () => {
    const element = await show();
    const dot = element.shadowRoot?.querySelector('circle.land')?.getBoundingClientRect() ?? new DOMRect();
    const map = drawn(element)?.getBoundingClientRect() ?? new DOMRect();
    await userEvent.hover(page.getByRole('group', { name: /Where learners are: map/ }), {
      position: { x: dot.x + dot.width / 2 - map.x + 7, y: dot.y + dot.height / 2 - map.y + 5 },
    });
    await expect.element(page.getByText('Learners: 9')).toBeVisible();
  });

  it('keeps to twelve bars beside it, and says that the table has all', async () => {
    const many: ChartView = {
      ...countries,
      xs: Array.from({ length: 30 }, (_none, index) => `Country ${index}`),
      places: Array.from({ length: 30 }, (_none, index) => (index === 0 ? 'ES' : null)),
      series: [{ name: 'Learners', values: Array.from({ length: 30 }, (_none, index) => 40 - index) }],
    };
    const element = await show(many);
    expect(element.shadowRoot?.querySelectorAll('.box').length).toBe(12);
    await expect.element(page.getByText('The first 12 of 30; the table has all of them.')).toBeVisible();
    element.tabular = true;
    await element.updateComplete;
    expect(element.shadowRoot?.querySelectorAll('tbody tr').length).toBe(30);
  });

  it('is no part of charts without countries', async () => {
    const { places: _none, ...without } = countries;
    const element = await show(without);
    expect(drawn(element)).toBeNull();
    expect(element.shadowRoot?.querySelectorAll('.box').length).toBe(5);
  });

  it('keeps its west in the west for languages from right to left, and has no accessibility fault', async () => {
    const element = await show(countries, { language: 'ar-XB' });
    const [spain, peru] = [...(drawn(element)?.querySelectorAll('.land') ?? [])].map(
      (mark) => mark.getBoundingClientRect().x,
    );
    expect(peru).toBeLessThan(spain ?? 0);
    expect(await accessibilityFaults()).toEqual([]);
  });
});
