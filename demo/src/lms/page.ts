import { html, type Markup } from '../html.ts';
import type { Person } from './people.ts';
import type { TextKey } from './texts/en.ts';
import type { Words } from './texts/words.ts';

export interface PageOptions {
  readonly title: string;
  readonly words: Words;
  /** Who is logged in, and the token of their forms. */
  readonly visit?: { readonly person: Person; readonly csrf: string } | undefined;
  /** Path of the entry that is shown as the current one. */
  readonly current?: string;
  /** `frame`: a page that is mostly a tool's frame. */
  readonly kind?: 'frame';
  /** Names of scripts under /assets. */
  readonly scripts?: readonly string[];
}

/** A whole page of the demo LMS. */
export function page(options: PageOptions, body: Markup): string {
  const { title, words, visit, kind, scripts = [] } = options;
  const { t, language } = words;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · ${t('site.name')}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/lms.css" />
        ${scripts.map((name) => html`<script type="module" src="/assets/${name}"></script>`)}
      </head>
      <body>
        <a class="skip" href="#main">${t('site.skip')}</a>
        <header class="bar">
          <a class="brand" href="/">${t('site.name')}</a>
          ${visit === undefined ? undefined : menu(options, visit)}
        </header>
        <main id="main" tabindex="-1" class="${kind ?? 'text'}">${body}</main>
        <footer class="foot">${t('site.about')}</footer>
      </body>
    </html>`.text;
}

const entries: readonly (readonly [path: string, label: TextKey, teachers: boolean])[] = [
  ['/', 'nav.content', false],
  ['/gradebook', 'nav.gradebook', false],
  ['/add', 'nav.add', true],
  ['/tools', 'nav.tools', true],
];

function menu({ words: { t }, current }: PageOptions, visit: NonNullable<PageOptions['visit']>): Markup {
  const shown = entries.filter(([, , teachers]) => !teachers || visit.person.role === 'instructor');
  return html`<nav aria-label="${t('nav.label')}">
      ${shown.map(([path, label]) =>
        path === current
          ? html`<a href="${path}" aria-current="page">${t(label)}</a>`
          : html`<a href="${path}">${t(label)}</a>`,
      )}
    </nav>
    <form method="post" action="/logout">
      ${csrfField(visit.csrf)}
      <span>${visit.person.name}</span><button>${t('site.logOut')}</button>
    </form>`;
}

export function csrfField(csrf: string): Markup {
  return html`<input type="hidden" name="csrf" value="${csrf}" />`;
}
