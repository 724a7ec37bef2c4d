import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { openEngine } from '@coursewright/core/embedded';
import { SaxesParser } from 'saxes';
import { extract } from 'tar-stream';

/** What one process did, told to its parent: wall time of the work alone, and the most memory it ever had. */
export interface OlxReading {
  readonly ms: number;
  readonly peakBytes: number;
  /** Blocks imported, files exported or elements parsed. */
  readonly done: number;
}

export type OlxTask = 'import' | 'export' | 'saxes';

const courseKey = 'course-v1:Bench+Big+run';

const tasks: Readonly<
  Record<OlxTask, (archive: string, data: string) => Promise<Omit<OlxReading, 'peakBytes'>>>
> = {
  import: async (archive, data) => {
    const engine = await openEngine({ data });
    const from = performance.now();
    const { blocks } = await engine.courses.import({ source: archive, author: 'bench' });
    const ms = performance.now() - from;
    await engine.close();
    return { ms, done: blocks };
  },
  export: async (_archive, data) => {
    const engine = await openEngine({ data });
    const from = performance.now();
    let done = 0;
    for await (const { bytes } of engine.courses.export(courseKey)) done += bytes.length > 0 ? 1 : 0;
    const ms = performance.now() - from;
    await engine.close();
    return { ms, done };
  },
  /** The least that any importer does: unpack the archive and parse each XML file, keeping nothing. */
  saxes: async (archive) => {
    const from = performance.now();
    let done = 0;
    const tar = extract();
    pipeline(createReadStream(archive), createGunzip(), tar, () => undefined);
    for await (const entry of tar) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of entry) chunks.push(chunk);
      if (!entry.header.name.endsWith('.xml')) continue;
      const parser = new SaxesParser();
      parser.on('opentag', () => void (done += 1));
      parser.write(Buffer.concat(chunks).toString()).close();
    }
    return { ms: performance.now() - from, done };
  },
};

const [task = '', archive = '', data = ''] = process.argv.slice(2);
if (task !== 'import' && task !== 'export' && task !== 'saxes') throw new Error(`There is no task ${task}.`);
const done = await tasks[task](archive, data);
const reading: OlxReading = { ...done, peakBytes: process.resourceUsage().maxRSS * 1024 };
process.send?.(reading, () => process.disconnect?.());
