import { html, type Markup } from '../html.ts';
import type { Reader } from './readers.ts';

export interface SitePage {
  readonly title: string;
  readonly path: '/' | '/frame';
  readonly reader: Reader | undefined;
  readonly head?: Markup;
}

/** A page of the demo site: a magazine that has nothing to do with Coursewright but for one line in its pages. */
export function sitePage({ title, path, reader, head }: SitePage, body: Markup): string {
  const entry = (to: SitePage['path'], label: string): Markup =>
    to === path ? html`<a href="${to}" aria-current="page">${label}</a>` : html`<a href="${to}">${label}</a>`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · The Sunday Puzzle</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/site.css" />
        ${head}
      </head>
      <body>
        <header class="masthead">
          <p class="name"><a href="/">The Sunday Puzzle</a></p>
          <nav aria-label="Magazine">${entry('/', 'The puzzle')} ${entry('/frame', 'In a frame')}</nav>
          <form method="post" action="${reader === undefined ? '/sign-in' : '/sign-out'}">
            <input type="hidden" name="back" value="${path}" />
            ${
              reader === undefined
                ? html`<span>You read as a guest.</span> <button>Sign in as Rosa</button>`
                : html`<span>${reader.name}</span> <button>Sign out</button>`
            }
          </form>
        </header>
        <main>${body}</main>
        <footer>
          A made-up magazine on a site of its own, to show how a page elsewhere uses Coursewright. Its server
          sends a strict content-security policy.
        </footer>
      </body>
    </html>`.text;
}
