import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { publishedTables } from '@coursewright/analytics';
import type { TestHost } from '../../testing/test-host.ts';

/** Files of a folder, whatever they are, that hold one of the texts in whatever case, and which; compressed ones are opened. */
export function tracesIn(folder: string, texts: readonly string[]): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    if (!entry.isFile()) return [];
    const file = path.join(entry.parentPath, entry.name);
    const bytes = readFileSync(file);
    const content = (entry.name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1').toLowerCase();
    return found(content, texts).map((text) => `${path.relative(folder, file)}: ${text}`);
  });
}

/** Tables of records and of analytics, on whatever database, that hold one of the texts. */
export async function tracesInTables(
  host: TestHost,
  dump: (each: (part: { table: string; rows: readonly unknown[] }) => Promise<void>) => Promise<unknown>,
  texts: readonly string[],
): Promise<readonly string[]> {
  const traces: string[] = [];
  await dump(async ({ table, rows }) => {
    traces.push(...found(textOf(rows), texts).map((text) => `${table}: ${text}`));
  });
  for (const table of publishedTables) {
    const rows = await host.deps.analytics.tables.read((view) => view.rows(table, { where: [] }));
    traces.push(...found(textOf(rows), texts).map((text) => `${table.name}: ${text}`));
  }
  return traces;
}

function found(content: string, texts: readonly string[]): string[] {
  return texts.filter((text) => content.includes(Buffer.from(text.toLowerCase()).toString('latin1')));
}

function textOf(rows: readonly unknown[]): string {
  const plain = (_name: string, value: unknown): unknown =>
    value instanceof Uint8Array
      ? Buffer.from(value).toString()
      : typeof value === 'bigint'
        ? String(value)
        : value;
  return Buffer.from(JSON.stringify(rows, plain).toLowerCase()).toString('latin1');
}
