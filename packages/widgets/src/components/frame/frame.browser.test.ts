import { afterEach, describe, expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import '../../define.ts';
import type { CwFrame } from './frame.ts';

const measured = `<!doctype html><html><body style="margin:0"><div style="height:321px"></div>
<script>
let reach = 'nothing';
try { reach = parent.document.title } catch { reach = 'refused' }
parent.postMessage({ type: 'told', origin: location.origin === 'null' || self.origin === 'null', reach }, '*');
parent.postMessage({ type: 'cw-frame-height', height: document.documentElement.getBoundingClientRect().height }, '*');
</script></body></html>`;

describe('<cw-frame>', () => {
  afterEach(() => document.body.replaceChildren());

  it('runs the author’s script in an origin of its own, and is as high as its document', async () => {
    const frame = document.createElement('cw-frame') as CwFrame;
    frame.document = measured;
    const told: unknown[] = [];
    frame.addEventListener('cw-frame-message', (event) => told.push((event as CustomEvent).detail));
    document.body.append(frame);
    await frame.updateComplete;
    const iframe = frame.shadowRoot?.querySelector('iframe');
    if (iframe == null) throw new Error('no frame');
    // In place of the host, whose document it is.
    iframe.srcdoc = await commands.readFile('packages/widgets/src/components/frame/frame.html');
    await expect.poll(() => iframe.getBoundingClientRect().height).toBe(321);
    expect(told).toEqual([{ type: 'told', origin: true, reach: 'refused' }]);
  });
});
