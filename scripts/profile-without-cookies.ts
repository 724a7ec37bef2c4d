import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * A folder for a Chromium whose user has turned cookies off for frames of one host on pages of another, by the content
 * setting: partitioned cookies and every other storage go with them. In a window of its own the host keeps its cookies.
 */
export function profileWithoutCookies(framed: string, on: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-chromium-'));
  mkdirSync(path.join(folder, 'Default'));
  const blocked = 2;
  const preferences = {
    profile: { content_settings: { exceptions: { cookies: { [`${framed},${on}`]: { setting: blocked } } } } },
  };
  writeFileSync(path.join(folder, 'Default', 'Preferences'), JSON.stringify(preferences));
  return folder;
}
