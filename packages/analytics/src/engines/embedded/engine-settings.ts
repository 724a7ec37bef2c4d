import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** What folds are told besides their tuples, as data: what it takes to make the same `FoldContext` in any thread. */
export const foldSettings = z.object({
  range: z.object({ from: z.string(), to: z.string() }),
  videoDropoff: z.number(),
  weeks: z.number(),
  /** Path of the file with countries of addresses, where there is one. */
  countries: z.string().optional(),
});
export type FoldSettings = z.infer<typeof foldSettings>;

/** A module and the export of it that is a list of tasks: how other threads come by them. */
export const taskModule = z.object({ url: z.string(), name: z.string() });
export type TaskModule = z.infer<typeof taskModule>;

const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

export const ownTasks: TaskModule = {
  url: new URL(`../../tasks/all-tasks.${extension}`, import.meta.url).href,
  name: 'allTasks',
};

/** Changes with the programs that read logs and count, so that nothing is taken from what an older one made. */
export function codeVersion(modules: readonly TaskModule[]): string {
  const hash = createHash('sha256');
  const own = fileURLToPath(new URL('../../', import.meta.url));
  for (const folder of ['log', 'tuples', 'tasks', 'tables', 'engines/embedded'].map((name) =>
    path.join(own, name),
  )) {
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
      if (!/\.(ts|js|wasm)$/.test(file) || /\.(test|d)\.ts$|testing/.test(file)) continue;
      hash
        .update(file)
        .update('\0')
        .update(readFileSync(path.join(folder, file)));
    }
  }
  for (const { url } of modules) if (url !== ownTasks.url) hash.update(readFileSync(fileURLToPath(url)));
  return hash.digest('hex').slice(0, 16);
}

/** Changes with the file's content; undefined without one. */
export function fileVersion(file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  const { size, mtimeMs } = statSync(file);
  return `${file}:${size}:${mtimeMs}`;
}
