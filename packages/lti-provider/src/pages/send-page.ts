import { createHash } from 'node:crypto';
import type { Response } from 'express';
import { html, Html } from './html.ts';

export interface Page {
  readonly language: string;
  readonly title: string;
  readonly main: Html;
  /** What it looks like besides what all pages do. */
  readonly style?: string;
  /** The one script of the page, allowed by its hash. */
  readonly script?: string;
  readonly status?: number;
  /** Origins that may frame it, besides its own. */
  readonly frameAncestors?: readonly string[];
  /** Where its forms may lead; absent = anywhere, for forms to addresses of other parties, which may redirect on. */
  readonly formAction?: readonly string[];
  /** Whom the page tells where a request comes from; default nobody. */
  readonly referrer?: 'same-origin';
}

const style = `
:root { color-scheme: light dark; }
body { margin: 0; font: 1rem/1.55 system-ui, sans-serif; }
main { max-width: 44rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.4rem; line-height: 1.25; margin: 0 0 .6rem; }
.soft { opacity: .75; font-size: .9rem; }
button, .button { font: inherit; cursor: pointer; padding: .4rem .9rem; border-radius: .4rem; border: 1px solid currentColor; background: none; color: inherit; }
button.main { background: #3a4fb0; border-color: #3a4fb0; color: #fff; }
button.link { border: 0; padding: 0; text-decoration: underline; }
:focus-visible { outline: 3px solid #f2a93b; outline-offset: 2px; }
ol, ul { padding: 0; list-style: none; }
.items li { display: flex; flex-wrap: wrap; gap: .4rem 1rem; align-items: center; justify-content: space-between; padding: .55rem 0; border-top: 1px solid #8886; }
.items .what { flex: 1 1 14rem; overflow-wrap: anywhere; }
.waiting { opacity: 0; animation: appear .3s .6s forwards; }
@keyframes appear { to { opacity: .75; } }
.trail { display: flex; flex-wrap: wrap; gap: .2rem .5rem; margin: 0 0 1rem; }
.trail li + li::before { content: '›'; margin-inline-end: .5rem; }
`;

/**
 * Answers with a page of its own: no resource from anywhere, one script at most. The policy replaces what an app around the
 * router may have set, since a platform frames these pages.
 */
export function sendPage(response: Response, page: Page): void {
  const { language, title, main, script } = page;
  const styles = page.style === undefined ? [style] : [style, page.style];
  const policy = [
    `default-src 'none'`,
    `style-src ${styles.map(hashSource).join(' ')}`,
    ...(script === undefined ? [] : [`script-src ${hashSource(script)}`]),
    ...(page.formAction === undefined ? [] : [`form-action ${page.formAction.join(' ')}`]),
    `base-uri 'none'`,
    `frame-ancestors ${["'self'", ...(page.frameAncestors ?? [])].join(' ')}`,
  ];
  response.removeHeader('x-frame-options');
  response.removeHeader('cross-origin-opener-policy');
  response
    .status(page.status ?? 200)
    .set('content-security-policy', policy.join('; '))
    .set('cache-control', 'no-store')
    .set('referrer-policy', page.referrer ?? 'no-referrer')
    .type('html')
    .send(document({ language, title, main, script, styles }));
}

function document({
  language,
  title,
  main,
  script,
  styles,
}: Pick<Page, 'language' | 'title' | 'main'> & {
  readonly script: string | undefined;
  readonly styles: readonly string[];
}): string {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${styles.map((one) => new Html(`<style>${one}</style>`))}
      </head>
      <body>
        <main>${main}</main>
        ${script !== undefined && new Html(`<script>${script}</script>`)}
      </body>
    </html> `.text;
}

function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
