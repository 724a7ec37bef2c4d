import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { commandsPage } from './docs/commands-page.ts';
import { errorsPage } from './docs/errors-page.ts';
import { eventsPage } from './docs/events-page.ts';
import { httpApiPage } from './docs/http-api-page.ts';
import { settingsPage } from './docs/settings-page.ts';
import { root } from './own-node.js';

/** `npm run docs`: writes docs/reference from the code. With `--check`, only says which pages are not current. */
const pages: Readonly<Record<string, () => string | Promise<string>>> = {
  'commands.md': commandsPage,
  'errors.md': errorsPage,
  'events.md': eventsPage,
  'http-api.md': httpApiPage,
  'settings.md': settingsPage,
};

const folder = path.join(root, 'docs/reference');
const onlyCheck = process.argv.includes('--check');
const stale: string[] = [];
for (const [name, page] of Object.entries(pages)) {
  const file = path.join(folder, name);
  const text = await format(await page(), { ...(await resolveConfig(file)), parser: 'markdown' });
  if (text === existing(file)) continue;
  stale.push(`docs/reference/${name}`);
  if (onlyCheck) continue;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, text);
}
if (stale.length > 0) {
  console.log(
    onlyCheck ? `Not current: ${stale.join(', ')}. npm run docs writes them.` : `Wrote ${stale.join(', ')}.`,
  );
}
process.exit(onlyCheck && stale.length > 0 ? 1 : 0);

function existing(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
