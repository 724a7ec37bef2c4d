import {
  appendFileSync,
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { eventLogContract, logLines } from '../../events/event-log.contract.ts';
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
  const hour = 3_600_000_000;
  const noon = Date.UTC(2026, 0, 1, 12) * 1000;
  const texts = (...names: string[]) => names.map((name) => JSON.stringify({ name }));

  it('tells the end of the log in bytes', async () => {
    const { log, close } = open();
    const first = await log.append(undefined, logLines('a', 'b'), noon);
    const lines = logLines('😀', 'c');
    const second = await log.append(first, lines, noon + 1);
    expect(second.file).toBe(first.file);
    const written = lines.reduce((bytes, { text }) => bytes + Buffer.byteLength(text) + 1, 0);
    expect(second.offset - first.offset).toBe(written);
    await close();
  });

  it('cuts off what stands behind the marked position, in that file and in later ones', async () => {
    const { log, content, reopen, close } = open();
    const marked = await log.append(undefined, logLines('a'), noon);
    const unmarked = await log.append(marked, logLines('lost'), noon);
    await log.append(unmarked, logLines('lost too'), noon + hour);
    await (await reopen()).append(marked, logLines('b'), noon + 2 * hour);
    expect((await content()).lines).toEqual(texts('a', 'b'));
    await close();
  });

  it('keeps going after a clock was set back', async () => {
    const { log, content, close } = open();
    const first = await log.append(undefined, logLines('a'), noon);
    const second = await log.append(first, logLines('b'), noon + hour);
    const third = await log.append(second, logLines('c'), noon);
    expect(third.file).toBe(second.file);
    expect((await content()).lines).toEqual(texts('a', 'b', 'c'));
    await close();
  });

  it('compresses past hours, and not the one that is on', async () => {
    const { log, content, close } = open();
    const first = await log.append(undefined, logLines('a'), noon);
    await log.rotate(noon + hour);
    expect((await content()).files).toEqual([`${first.file}.gz`]);
    const second = await log.append(first, logLines('b'), noon + hour);
    await log.rotate(noon + hour);
    expect(await content()).toEqual({ lines: texts('a', 'b'), files: [`${first.file}.gz`, second.file] });
    await close();
  });

  it('cuts off half a line that a killed process left', async () => {
    const { log, folder, content, close } = open();
    const marked = await log.append(undefined, logLines('a'), noon);
    appendFileSync(path.join(folder, marked.file), '{"name":"b"}\n{"name":');
    await log.append(marked, logLines('c'), noon);
    expect((await content()).lines).toEqual(texts('a', 'c'));
    await close();
  });

  it('finishes a rewriting that a killed process began, also where the hour was compressed since', async () => {
    const { log, folder, content, reopen, close } = open();
    const [line = { id: '', text: '' }, other = line] = logLines('ada', 'b');
    const end = await log.append(undefined, [line, other], noon);
    const file = path.join(folder, end.file);
    const offset = Buffer.byteLength(line.text) + 1;
    const text = JSON.stringify({ name: 'c' });
    const patch = path.join(folder, `.${end.file}.patch`);
    // Half of the other line is in its place already.
    const torn = openSync(file, 'r+');
    writeSync(torn, text.slice(0, 6).toUpperCase(), offset);
    closeSync(torn);
    writeFileSync(patch, JSON.stringify([[offset, text]]));
    await log.rotate(noon + hour);
    await (await reopen()).rewriteHour(noon, end, () => undefined);
    expect(await content()).toEqual({ lines: texts('ada', 'c'), files: [`${end.file}.gz`] });
    await close();
  });

  it('replaces lines of an hour that is compressed at that moment, of its plain lines', async () => {
    const { log, folder, content, reopen, close } = open();
    const lines = logLines(...Array.from({ length: 3000 }, (_, n) => `ada ${n} ${'x'.repeat(n)}`));
    const end = await log.append(undefined, lines, noon);
    await Promise.all([
      log.rotate(noon + hour),
      (await reopen()).rewriteHour(noon, end, (line) => line.replace('ada', 'a')),
    ]);
    const { lines: left, files } = await content();
    expect(files).toEqual([`${end.file}.gz`]);
    expect(left.map((line) => line.trimEnd())).toEqual(lines.map(({ text }) => text.replace('ada', 'a')));
    expect(readdirSync(folder)).toHaveLength(1);
    await close();
  });

  it('replaces lines in both files that a killed compression left', async () => {
    const { log, folder, content, close } = open();
    const end = await log.append(undefined, logLines('ada', 'b'), noon);
    const file = path.join(folder, end.file);
    const plain = readFileSync(file);
    await log.rotate(noon + hour);
    writeFileSync(file, plain);
    expect(await log.rewriteHour(noon, end, (line) => line.replace('ada', 'a'))).toBe(1);
    expect((await content()).lines.join()).not.toContain('ada');
    await close();
  });

  it('finishes a compression that a killed process began', async () => {
    const { log, folder, content, close } = open();
    const { file } = await log.append(undefined, logLines('a'), noon);
    writeFileSync(path.join(folder, `${file}.gz.part`), 'half');
    await log.rotate(noon + hour);
    expect(await content()).toEqual({ lines: texts('a'), files: [`${file}.gz`] });
    await close();
  });
});
