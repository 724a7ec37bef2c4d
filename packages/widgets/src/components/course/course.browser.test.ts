import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../define.ts';
import { accessibilityFaults } from '../../testing/accessibility-faults.ts';
import { fakeApi, fakeHost, problem } from '../../testing/fake-api.ts';
import { focusedElement } from '../../testing/focused-element.ts';
import { mount, settled } from '../../testing/mount.ts';
import { sampleCourse, sampleUnit, unitKey } from '../../testing/sample-course.ts';
import { courseKey, problemBlock, problemView, text, usageKey } from '../../testing/sample-problem.ts';
import type { CwCourse } from './course.ts';

describe('<cw-course>', () => {
  let api: ReturnType<typeof fakeApi>;
  beforeEach(async () => {
    await page.viewport(1200, 800);
    api = fakeApi();
    api.course(sampleCourse());
    api.block(
      sampleUnit('u1', 'Dice', `<p>About dice. <a href="${fakeHost}/blocks/${unitKey('u3')}">Urns</a></p>`),
    );
    api.block(sampleUnit('u2', 'Coins', '<p>About coins.</p>'));
    api.block(sampleUnit('u3', 'Urns', '<p>About urns.</p>'));
    api.reply('POST', '/api/events', new Response(null, { status: 204 }));
  });
  afterEach(() => {
    document.body.replaceChildren();
    history.replaceState(null, '', location.pathname + location.search);
    api.restore();
  });
  const show = (more: Partial<CwCourse> = {}): Promise<CwCourse> =>
    mount<CwCourse>('cw-course', { course: courseKey, ...more });
  const text_ = (words: RegExp) => page.getByText(words);

  it('opens the first unit, and says how far the learner is', async () => {
    await show();
    await expect.element(text_(/About dice/)).toBeVisible();
    await expect.element(page.getByText('1 of 4 units complete')).toBeVisible();
    await expect
      .element(page.getByRole('link', { name: 'Complete: Dice' }))
      .toHaveAttribute('aria-current', 'page');
  });

  it('goes on where the learner was, and to the unit that the page names', async () => {
    api.course(sampleCourse({ resume: unitKey('u2') }));
    const element = await show();
    await expect.element(text_(/About coins/)).toBeVisible();
    element.unit = unitKey('u3');
    await expect.element(text_(/About urns/)).toBeVisible();
  });

  it('goes to the next unit: focus, announcement, event and address follow', async () => {
    const element = await show({ hash: true });
    const told: unknown[] = [];
    element.addEventListener('cw-navigate', (event) => {
      if (event instanceof CustomEvent) told.push(event.detail);
    });
    await userEvent.click(page.getByRole('button', { name: /Next/ }));
    await expect.element(text_(/About coins/)).toBeVisible();
    await expect.poll(() => focusedElement()?.textContent).toBe('Coins');
    await expect.element(page.getByText('Unit 2 of 4: Coins')).toBeInTheDocument();
    expect(told).toEqual([{ usageKey: unitKey('u2') }]);
    expect(decodeURIComponent(location.hash)).toBe(`#${unitKey('u2')}`);
    history.back();
    await expect.element(text_(/About dice/)).toBeVisible();
  });

  it('goes by the outline, by keyboard alone', async () => {
    await show();
    const section = page.getByRole('button', { name: /Going on/ });
    (section.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}{Tab}');
    expect(focusedElement()).toBe(page.getByRole('link', { name: /Urns/ }).first().element());
    await userEvent.keyboard('{Enter}');
    await expect.element(text_(/About urns/)).toBeVisible();
  });

  it('follows links between blocks without leaving the page', async () => {
    await show();
    await userEvent.click(page.getByRole('link', { name: 'Urns', exact: true }));
    await expect.element(text_(/About urns/)).toBeVisible();
  });

  it('leaves closed parts closed, and says when they open', async () => {
    await show({ unit: unitKey('u3') });
    await expect.element(text_(/About urns/)).toBeVisible();
    await expect.element(text_(/Opens Jan 10, 2027/)).toBeVisible();
    expect(page.getByRole('link', { name: /Trees/ }).elements()).toHaveLength(0);
    await expect.element(page.getByRole('button', { name: 'Next' })).toHaveAttribute('aria-disabled', 'true');
    await expect.element(page.getByText('This is the last unit of the course.')).toBeVisible();
  });

  it('counts a unit as complete as soon as it is', async () => {
    const key = usageKey('problem', 'dice');
    const block = problemBlock(problemView([text]));
    api.block({ ...sampleUnit('u2', 'Coins', ''), children: [block] });
    api.act(key, 'submit', { result: {}, block: { ...block, completion: 1 } });
    await show({ unit: unitKey('u2') });
    await userEvent.type(page.getByRole('textbox'), 'x{Enter}');
    await expect.element(page.getByText('2 of 4 units complete')).toBeVisible();
  });

  it('keeps what was typed in a unit that was left and come back to', async () => {
    api.block({ ...sampleUnit('u2', 'Coins', ''), children: [problemBlock(problemView([text]))] });
    await show({ unit: unitKey('u2') });
    await userEvent.type(page.getByRole('textbox'), 'half');
    await userEvent.click(page.getByRole('button', { name: /Next/ }));
    await expect.element(text_(/About urns/)).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: /Previous/ }));
    await expect.element(page.getByRole('textbox')).toHaveValue('half');
    await userEvent.clear(page.getByRole('textbox'));
  });

  it('tells of steps as Open edX does', async () => {
    const element = await show();
    await userEvent.click(page.getByRole('button', { name: /Next/ }));
    await settled(element);
    dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(api.sent('/api/events').at(-1)?.body).toEqual({
      events: [
        {
          name: 'edx.ui.lms.sequence.next_selected',
          courseId: courseKey,
          data: {
            id: usageKey('sequential', 's1'),
            current_tab: 1,
            tab_count: 2,
            widget_placement: 'bottom',
          },
        },
        { name: 'page_close', courseId: courseKey, data: {} },
      ],
    });
  });

  it('folds the outline away where there is little room, and closes it with Escape', async () => {
    await page.viewport(390, 800);
    await show();
    const menu = page.getByRole('button', { name: 'Course outline' });
    await expect.element(menu).toHaveAttribute('aria-expanded', 'false');
    expect(page.getByRole('navigation').elements()).toHaveLength(0);
    await userEvent.click(menu);
    await expect.element(page.getByRole('navigation', { name: 'Course outline' })).toBeVisible();
    await userEvent.keyboard('{Tab}{Escape}');
    await expect.element(menu).toHaveAttribute('aria-expanded', 'false');
    expect(focusedElement()).toBe(menu.element());
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  });

  it('says that it could not load, with a way on, and that there is nothing', async () => {
    api.reply('GET', `/api/courses/${courseKey}`, problem(403, 'forbidden'));
    await show();
    await expect.element(page.getByText('You have no access to this.')).toBeVisible();
    api.course(sampleCourse({ outline: [] }));
    await userEvent.click(page.getByRole('button', { name: 'Try again' }));
    await expect.element(page.getByText('There is nothing in this course yet.')).toBeVisible();
  });

  it.each(['en', 'es', 'ar-XB'])('has no accessibility fault in %s', async (language) => {
    await show({ language, unit: unitKey('u3') });
    await expect.element(text_(/About urns/)).toBeVisible();
    expect(await accessibilityFaults()).toEqual([]);
  });
});
