import { html, Markup } from './html.ts';
import type { Person } from './people.ts';

const style = `
:root { color-scheme: light; --ink: #1e2430; --soft: #5b6475; --line: #d9dee7; --accent: #3a4fb0; --paper: #f5f6f9; }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
a { color: var(--accent); }
.bar { background: #26315f; color: #fff; padding: .6rem clamp(1rem, 4vw, 2.5rem); display: flex; flex-wrap: wrap; gap: .4rem 1.5rem; align-items: center; }
.bar a, .bar button { color: #fff; }
.bar .brand { font-weight: 700; text-decoration: none; }
.bar nav { display: flex; flex-wrap: wrap; gap: 1.1rem; flex: 1; }
.bar nav a[aria-current] { text-decoration-thickness: 3px; text-underline-offset: .35em; }
.bar form { display: flex; gap: .8rem; align-items: center; margin: 0; }
main { max-width: 76rem; margin: 0 auto; padding: 1.5rem clamp(1rem, 4vw, 2.5rem) 3rem; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .3rem; }
.lead { color: var(--soft); margin: 0 0 1.4rem; }
.card { background: #fff; border: 1px solid var(--line); border-radius: .7rem; padding: 1.2rem 1.4rem; }
.narrow { max-width: 26rem; margin: 8vh auto 0; }
label { display: block; font-weight: 600; margin: .9rem 0 .25rem; }
input { font: inherit; width: 100%; padding: .5rem .7rem; border: 1px solid #8b94a7; border-radius: .4rem; }
button { font: inherit; cursor: pointer; border-radius: .4rem; }
.primary { margin-top: 1.2rem; border: 0; background: var(--accent); color: #fff; padding: .6rem 1.2rem; font-weight: 600; }
.quiet { background: none; border: 1px solid currentColor; padding: .25rem .8rem; }
:focus-visible { outline: 3px solid #f2a93b; outline-offset: 2px; }
.alert { background: #fdecea; border: 1px solid #d9534a; border-radius: .4rem; padding: .6rem .9rem; }
.activities { list-style: none; padding: 0; margin: 0; display: grid; gap: .7rem; }
.activities li { display: flex; flex-wrap: wrap; gap: .4rem 1rem; align-items: baseline; justify-content: space-between; }
.activities .card a { font-weight: 600; }
.soft { color: var(--soft); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; background: #fff; }
th, td { text-align: start; padding: .6rem .8rem; border-bottom: 1px solid var(--line); white-space: nowrap; }
td.number, th.number { text-align: end; font-variant-numeric: tabular-nums; }
iframe.tool { width: 100%; height: 78vh; border: 1px solid var(--line); border-radius: .7rem; background: #fff; }
`;

export interface PageOptions {
  readonly title: string;
  readonly person?: Person;
  /** Path of the entry that is shown as the current one. */
  readonly current?: string;
}

/** A whole page of the demo LMS. */
export function page({ title, person, current }: PageOptions, body: Markup): string {
  const entry = (path: string, label: string): Markup =>
    path === current
      ? html`<a href="${path}" aria-current="page">${label}</a>`
      : html`<a href="${path}">${label}</a>`;
  const bar = html`<header class="bar">
    <a class="brand" href="/">Demo LMS</a>
    ${
      person === undefined
        ? undefined
        : html`<nav aria-label="Course">
              ${entry('/', 'Content')} ${entry('/gradebook', 'Gradebook')}
              ${person.role === 'instructor' ? entry('/add', 'Add from Coursewright') : undefined}
            </nav>
            <form method="post" action="/logout">
              <span>${person.name}</span><button class="quiet">Log out</button>
            </form>`
    }
  </header>`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Demo LMS</title>
        <style>
          ${new Markup(style)}
        </style>
      </head>
      <body>
        ${bar}
        <main>${body}</main>
      </body>
    </html>`.text;
}
