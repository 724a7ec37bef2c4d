import type { HostDeps } from '../host-deps.ts';
import { html, type Html } from '../lms/html.ts';
import type { Translation } from '../lms/i18n/translator.ts';

/** How fresh the numbers are. */
export interface Freshness {
  /** ISO 8601; when any table was published last, undefined before the first. */
  readonly published: string | undefined;
  /** Seconds that events have waited to be counted; undefined where nothing counts them as they come. */
  readonly lag: number | undefined;
}

export async function readFreshness({
  updates,
  lag,
}: Pick<HostDeps['analytics'], 'updates' | 'lag'>): Promise<Freshness> {
  const latest = Math.max(...(await updates()).values());
  return {
    published: Number.isFinite(latest) ? new Date(latest / 1000).toISOString() : undefined,
    lag: await lag(),
  };
}

/** The same in a line. */
export function freshnessLine({ published, lag }: Freshness, { t, time }: Translation): Html {
  if (published === undefined) return html`<p class="fresh">${t('insights.fresh.none')}</p>`;
  const seconds = lag === undefined ? undefined : Math.round(lag);
  return html`<p class="fresh">
    ${t('insights.asOf', { time: time(published) })}
    ${seconds !== undefined && html`· ${seconds < 1 ? t('insights.fresh.now') : t('insights.fresh.behind', { count: seconds })}`}
  </p>`;
}
