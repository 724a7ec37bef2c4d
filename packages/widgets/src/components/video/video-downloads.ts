import type { VideoView } from '@coursewright/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '../../i18n/localize.ts';

/** What can be taken along. */
export function videoDownloadsTemplate(
  words: Localize,
  { downloadVideoUrl, downloadTranscriptUrl, handoutUrl }: VideoView,
): TemplateResult | typeof nothing {
  const links = [
    [downloadVideoUrl, words.term('downloadVideo')],
    [downloadTranscriptUrl, words.term('downloadTranscript')],
    [handoutUrl, words.term('downloadHandout')],
  ] as const;
  const given = links.filter(([address]) => address !== undefined);
  if (given.length === 0) return nothing;
  return html`<ul class="downloads">
    ${given.map(
      ([address, name]) =>
        html`<li><a href=${address ?? ''} download target="_blank" rel="noopener">${name}</a></li>`,
    )}
  </ul>`;
}
