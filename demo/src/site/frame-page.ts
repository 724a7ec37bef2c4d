import { html } from '../html.ts';
import type { Reader } from './readers.ts';
import { sitePage } from './site-page.ts';

export interface FramePage {
  readonly hostUrl: string;
  readonly embedKey: string;
  readonly usageKey: string;
  readonly reader: Reader | undefined;
}

/** The same for editors that strip scripts: a frame, which a listener of the site's own fits. */
export function framePage({ hostUrl, embedKey, usageKey, reader }: FramePage): string {
  const query = new URLSearchParams({ embed_key: embedKey, block: usageKey }).toString();
  const source = `${hostUrl}/embed/frame?${query}`;
  const body = html`<article>
    <p class="kicker">Sunday, on chance</p>
    <h1>The coin that should have known better</h1>
    <p class="standfirst">
      On 18 August 1913, in Monte Carlo, black came up twenty-six times in a row. The players knew what had to
      come next.
    </p>
    <p>
      They were wrong, one spin after another, and the casino had a good evening. Would you have kept your
      money? This exercise stands in a plain frame, as an editor puts it there that lets no scripts through.
    </p>
    <iframe class="fits" title="Exercise: is tails due?" src="${source}"></iframe>
  </article>`;
  const head = html`<script type="module" src="/assets/fit-frames.js"></script>`;
  return sitePage({ title: 'The coin that should have known better', path: '/frame', reader, head }, body);
}
