import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { eventLogContract } from '../../events/event-log.contract.ts';
import { FolderEventLog } from './event-log.folder.ts';

function open() {
  const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-log-'));
  const content = async () => {
    const files = readdirSync(folder).sort();
    const lines = files.flatMap((name) => {
      const raw = readFileSync(path.join(folder, name));
      return (name.endsWith('.gz') ? gunzipSync(raw) : raw).toString().split('\n').filter(Boolean);
    });
    return { lines, files };
  };
  return {
    folder,
    log: new FolderEventLog(folder),
    reopen: async () => new FolderEventLog(folder),
    content,
    close: async () => rmSync(folder, { recursive: true }),
  };
}

eventLogContract({ describe, it, expect }, 'folder', async () => open());

describe('FolderEventLog', () => {
  const noon = Date.UTC(2026, 0, 1, 12) * 1000;

  it('cuts off half a line that a killed process left', async () => {
    const { log, folder, content, close } = open();
    const marked = await log.append(undefined, ['{"n":1}'], noon);
    appendFileSync(path.join(folder, marked.file), '{"n":2}\n{"n":');
    await log.append(marked, ['{"n":3}'], noon);
    expect((await content()).lines).toEqual(['{"n":1}', '{"n":3}']);
    await close();
  });

  it('finishes a compression that a killed process began', async () => {
    const { log, folder, content, close } = open();
    const { file } = await log.append(undefined, ['{"n":1}'], noon);
    writeFileSync(path.join(folder, `${file}.gz.part`), 'half');
    await log.rotate(noon + 3_600_000_000);
    expect(await content()).toEqual({ lines: ['{"n":1}'], files: [`${file}.gz`] });
    await close();
  });
});
