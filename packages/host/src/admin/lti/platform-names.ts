import { lmsNames, lmsProduct, type Registration } from '@coursewright/lti-provider';
import { html, type Html } from '../../lms/html.ts';
import type { PageContext } from '../../lms/page.ts';

/** What kind of LMS it is, in its maker's spelling. */
export function productName(registration: Registration): string {
  const product = lmsProduct(registration);
  return product === 'other' ? (registration.product ?? 'LTI') : lmsNames[product];
}

const looks = { active: 'tag good', pending: 'tag gold', paused: 'tag' } as const;

export function stateTag({ words: { t } }: PageContext, { state }: Pick<Registration, 'state'>): Html {
  return html`<span class="${looks[state]}">${t(`lti.state.${state}`)}</span>`;
}

export function platformPath({ id }: Pick<Registration, 'id'>, below = ''): string {
  return `/admin/lti/${encodeURIComponent(id)}${below}`;
}

const tabs = [
  ['settings', ''],
  ['launches', '/launches'],
  ['items', '/line-items'],
  ['grades', '/grades'],
] as const;

export type PlatformTab = (typeof tabs)[number][0];

/** A platform's name and state, and the ways to what is known of it. */
export function platformHead(context: PageContext, registration: Registration, current: PlatformTab): Html {
  const { t } = context.words;
  return html`<div class="row named">
      <h1>${registration.name}</h1>
      ${stateTag(context, registration)}
    </div>
    <p class="muted">${productName(registration)} · ${registration.issuer}</p>
    <nav class="tabs" aria-label="${registration.name}">
      ${tabs.map(([tab, below]) => html`<a href="${platformPath(registration, below)}" ${tab === current && html` aria-current="page"`}>${t(`lti.tab.${tab}`)}</a>`)}
    </nav>`;
}
