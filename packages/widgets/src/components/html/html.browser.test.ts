import type { HtmlView } from '@coursewright/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import '../../define.ts';
import { accessibilityFaults } from '../../testing/accessibility-faults.ts';
import { fakeApi } from '../../testing/fake-api.ts';
import { mount } from '../../testing/mount.ts';
import { usageKey } from '../../testing/sample-problem.ts';
import type { CwHtml } from './html.ts';

const key = usageKey('html', 'text');

describe('<cw-html>', () => {
  let api: ReturnType<typeof fakeApi>;
  beforeEach(() => {
    api = fakeApi();
  });
  afterEach(() => {
    vi.useRealTimers();
    document.body.replaceChildren();
    api.restore();
  });
  const show = (view: HtmlView, completion = 0): Promise<CwHtml> => {
    api.block({ usageKey: key, type: 'html', title: 'Text', view: { ...view }, completion });
    return mount<CwHtml>('cw-html', { block: key });
  };

  it('shows the author’s text', async () => {
    await show({
      html: '<h2>Chance</h2><p style="color: rgb(10, 20, 30)">Dice</p><table><tr><td>7</td></tr></table>',
    });
    await expect.element(page.getByRole('heading', { name: 'Chance' })).toBeVisible();
    await expect.element(page.getByText('Dice')).toBeVisible();
    expect(await accessibilityFaults()).toEqual([]);
  });

  it('lets nothing act that got past the server', async () => {
    const element = await show({
      html: '<img src=x onerror="window.hit=1"><script>window.hit=1</script><iframe srcdoc="<p>"></iframe><a href="javascript:window.hit=1">x</a><form action="https://evil.test"><input></form><style>*{display:none}</style>',
    });
    const root = element.shadowRoot;
    expect(root?.querySelectorAll('script, iframe, form, .prose style, [onerror]')).toHaveLength(0);
    expect(root?.querySelector('a')?.hasAttribute('href')).toBe(false);
    expect('hit' in window).toBe(false);
  });

  it('counts as read after five seconds in view, once', async () => {
    const done = { usageKey: key, type: 'html', title: 'Text', view: { html: '<p>Dice</p>' }, completion: 1 };
    api.act(key, 'complete', { result: {}, block: done });
    const timers: number[] = [];
    const real = globalThis.setTimeout;
    vi.spyOn(globalThis, 'setTimeout').mockImplementation((run: () => void, after = 0) => {
      timers.push(after);
      return real(run, after === 5000 ? 0 : after);
    });
    await show({ html: '<p>Dice</p>' });
    await expect.poll(() => api.sent('/complete')).toHaveLength(1);
    expect(timers).toContain(5000);
    vi.restoreAllMocks();
  });

  it('does not ask again for what is complete', async () => {
    const spy = vi.spyOn(globalThis, 'setTimeout');
    await show({ html: '<p>Dice</p>' }, 1);
    expect(spy.mock.calls.filter(([, after]) => after === 5000)).toHaveLength(0);
    vi.restoreAllMocks();
  });

  it('puts a document with script into a sandboxed frame of an opaque origin', async () => {
    const element = await show({ html: '', frame: '<p>x</p>' });
    const frame = element.shadowRoot?.querySelector('cw-frame')?.shadowRoot?.querySelector('iframe');
    expect(frame?.getAttribute('sandbox')).toBe('allow-scripts allow-popups');
    expect(frame?.src).toBe('https://courses.test/widgets/frame.html');
    expect(frame?.title).toBe('Text');
  });
});
