import type { Instant } from '@coursewright/core';
import { html, type Html } from '../../lms/html.ts';
import type { Translation } from '../../lms/i18n/translator.ts';
import { nothingYet } from './nothing-yet.ts';
import { bytesText, durationText } from './quantity-text.ts';
import type { Freshness } from './read-site.ts';
import type { StorageUse } from './storage-use.ts';

/** How far the numbers are behind what happens. */
export function freshnessCard(found: Freshness, words: Translation): Html {
  const { t, number } = words;
  const waiting = t('site.insights.waitingCount', { count: found.waiting, number: number(found.waiting) });
  return html`<section class="card chart" aria-labelledby="fresh">
    <h2 id="fresh">${t('site.insights.fresh')}</h2>
    <dl class="pairs">
      ${pair(t('site.insights.newestEvent'), timeOf(found.newestEvent, words) ?? t('site.insights.noEvent'))}
      ${pair(t('site.insights.published'), timeOf(found.published, words) ?? t('site.insights.neverPublished'))}
      ${pair(t('site.insights.behind'), found.behind === undefined ? nothingYet(words) : durationText(found.behind, words.language))}
      ${pair(
        t('site.insights.waiting'),
        found.waitingSince === undefined
          ? waiting
          : t('site.insights.waitingSince', { waiting, time: timeOf(found.waitingSince, words) ?? '' }),
      )}
    </dl>
    ${found.published === undefined && html`<p class="muted">${t('site.insights.howToPublish')} <code>coursewright analytics run</code></p>`}
  </section>`;
}

/** How much is kept, and where. */
export function storageCard({ records, tables, files, log, free }: StorageUse, words: Translation): Html {
  const { t, language, number } = words;
  const size = (bytes: number | undefined) =>
    bytes === undefined ? t('site.insights.inServer') : bytesText(bytes, language);
  const count = t('site.insights.filesCount', { count: files.count, number: number(files.count) });
  const filesText = `${bytesText(files.bytes, language)}, ${count}`;
  return html`<section class="card chart" aria-labelledby="storage">
    <h2 id="storage">${t('site.insights.storage')}</h2>
    <dl class="pairs">
      ${pair(t('site.insights.records'), size(records))} ${pair(t('site.insights.tables'), size(tables))}
      ${pair(t('site.insights.files'), files.whole ? filesText : t('site.insights.atLeast', { size: filesText }))}
      ${pair(t('site.insights.log'), `${bytesText(log.bytes, language)}, ${t('site.insights.logHours', { count: log.hours, number: number(log.hours) })}`)}
      ${free !== undefined && pair(t('site.insights.free'), bytesText(free, language))}
    </dl>
  </section>`;
}

function pair(name: string, value: string | Html): Html {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}

function timeOf(at: Instant | undefined, { time }: Translation): string | undefined {
  return at === undefined ? undefined : time(new Date(at / 1000).toISOString());
}
