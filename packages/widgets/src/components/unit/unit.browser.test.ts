import type { BlockView } from '@coursewright/core';
import { html, LitElement, type PropertyDeclarations, type TemplateResult } from 'lit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../define.ts';
import { defineBlockView, type BlockViewContext } from '../../index.ts';
import { accessibilityFaults } from '../../testing/accessibility-faults.ts';
import { fakeApi } from '../../testing/fake-api.ts';
import { mount } from '../../testing/mount.ts';
import { sampleUnit, unitKey } from '../../testing/sample-course.ts';
import { courseKey, usageKey } from '../../testing/sample-problem.ts';
import type { CwUnit } from './unit.ts';

/** A block type of somebody else's. */
class Counter extends LitElement {
  static override properties: PropertyDeclarations = {
    view: { attribute: false },
    context: { attribute: false },
  };
  declare view: { count: number } | undefined;
  declare context: BlockViewContext | undefined;
  protected override render(): TemplateResult {
    const count = this.view?.count ?? 0;
    return html`<button @click=${() => void this.context?.act('add', { by: 1 })}>${count}</button>
      <button @click=${() => this.context?.emit('seen', { count })}>seen</button>`;
  }
}

describe('<cw-unit>', () => {
  let api: ReturnType<typeof fakeApi>;
  beforeEach(() => {
    api = fakeApi();
  });
  afterEach(() => {
    document.body.replaceChildren();
    api.restore();
  });
  const show = (children: readonly BlockView[]): Promise<CwUnit> => {
    api.block({ ...sampleUnit('u1', 'Dice', ''), children });
    return mount<CwUnit>('cw-unit', { block: unitKey('u1') });
  };
  const child = (type: string, view: BlockView['view'], more: Partial<BlockView> = {}): BlockView => ({
    usageKey: usageKey(type, 'b'),
    type,
    title: 'Sort the events',
    view,
    ...more,
  });

  it('shows each block with the element for its type', async () => {
    await show([child('html', { html: '<p>About dice.</p>' }, { completion: 1 })]);
    await expect.element(page.getByRole('heading', { name: 'Dice' })).toBeVisible();
    await expect.element(page.getByText('About dice.')).toBeVisible();
    expect(await accessibilityFaults()).toEqual([]);
  });

  it('names the type where there is none', async () => {
    await show([child('drag-and-drop-v2', { unknownType: 'drag-and-drop-v2' })]);
    await expect.element(page.getByText(/“Sort the events” is of the type “drag-and-drop-v2”/)).toBeVisible();
    document.body.replaceChildren();
    await show([child('lti', {}, { title: 'b' })]);
    await expect.element(page.getByText(/Something of the type “lti”/)).toBeVisible();
  });

  it('shows blocks that hold others, whatever their type', async () => {
    const inner = child('html', { html: '<p>Within.</p>' }, { completion: 1 });
    await show([child('wrapper', {}, { children: [inner] })]);
    await expect.element(page.getByText('Within.')).toBeVisible();
  });

  it('lets an outside block type act, show its new view, tell events and its completion', async () => {
    if (customElements.get('x-counter') === undefined) customElements.define('x-counter', Counter);
    defineBlockView('counter', 'x-counter');
    const block = child('counter', { count: 1 }, { completion: 0 });
    api.act(block.usageKey, 'add', { result: {}, block: { ...block, view: { count: 2 }, completion: 1 } });
    api.reply('POST', '/api/events', new Response(null, { status: 204 }));
    const unit = await show([block]);
    const told: unknown[] = [];
    unit.addEventListener('cw-completion', (event) => {
      if (event instanceof CustomEvent) told.push(event.detail);
    });
    await userEvent.click(page.getByRole('button', { name: '1', exact: true }));
    await expect.element(page.getByRole('button', { name: '2', exact: true })).toBeVisible();
    expect(api.sent('/actions/add')[0]?.body).toEqual({ by: 1 });
    expect(told).toEqual([{ usageKey: unitKey('u1'), completion: 1 }]);
    await userEvent.click(page.getByRole('button', { name: 'seen' }));
    dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(api.sent('/api/events').at(-1)?.body).toEqual({
      events: [
        { name: 'seen', courseId: courseKey, data: { count: 2 } },
        { name: 'page_close', courseId: courseKey, data: {} },
      ],
    });
  });

  it('says that there is nothing in it, and that it may not be seen', async () => {
    await show([]);
    await expect.element(page.getByText('There is nothing in this unit yet.')).toBeVisible();
    document.body.replaceChildren();
    await mount<CwUnit>('cw-unit', { block: unitKey('gone') });
    await expect.element(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  });
});
