import { readFileSync } from 'node:fs';
import { Html, html } from '../pages/html.ts';

const folder = new URL('../../assets/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const client = read('platform-storage.js');
const pages = {
  'store-secret.js': read('store-secret.js'),
  'read-secret.js': read('read-secret.js'),
};

/** A page's one script, with what speaks to the platform's storage before it; allowed by its hash. */
export function storageScript(name: keyof typeof pages): string {
  return `{\n${client}\n${pages[name]}\n}`;
}

/** What the script works with; no script itself, so that no policy need allow it. */
export function pageData(data: object): Html {
  const json = JSON.stringify(data).replaceAll('<', String.raw`\u003c`);
  return html`<script type="application/json" id="data">
    ${new Html(json)}
  </script>`;
}
