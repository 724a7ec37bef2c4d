import { html, type Html } from './html.ts';

/** How much is done, as a ring; `label` says it in words. */
export function completionRing(fraction: number, label: string, size: 'small' | 'big' = 'small'): Html {
  const around = 2 * Math.PI * 10;
  const done = Math.min(Math.max(fraction, 0), 1);
  return html`<svg
    class="ring ${size === 'big' && 'big'}"
    viewBox="0 0 26 26"
    fill="none"
    stroke-width="3"
    role="img"
    aria-label="${label}"
  >
    <circle class="track" cx="13" cy="13" r="10" />
    ${
      done > 0 &&
      html`<circle
        class="done"
        cx="13"
        cy="13"
        r="10"
        stroke-dasharray="${(done * around).toFixed(2)} ${around.toFixed(2)}"
      />`
    }
    ${done === 1 && html`<path class="tick" d="m9 13.2 2.8 2.8 5.2-5.600" stroke-width="2" stroke-linecap="round" />`}
  </svg>`;
}
