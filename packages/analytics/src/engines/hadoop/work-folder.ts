import { appendFile, copyFile, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runHadoopProgram, type HadoopTools } from './hadoop-tools.ts';

/** Where Hadoop keeps what is between the jobs of a run. */
export interface WorkFolder {
  make(): Promise<void>;
  /** Puts a file of this machine there, under a name. */
  put(file: string, name: string): Promise<void>;
  /** Fetches the parts of a folder there into one file of this machine. */
  fetch(name: string, file: string): Promise<void>;
  remove(): Promise<void>;
}

/** `address`: `file:`, `hdfs:` or `s3a:`. */
export function workFolder(tools: HadoopTools, address: string): WorkFolder {
  return address.startsWith('file:') ? ownFolder(fileURLToPath(address)) : hadoopFolder(tools, address);
}

/** Needs no Java. */
function ownFolder(folder: string): WorkFolder {
  return {
    make: async () => void (await mkdir(folder, { recursive: true })),
    put: (file, name) => copyFile(file, path.join(folder, name)),
    fetch: async (name, file) => {
      const names = await readdir(path.join(folder, name));
      for (const part of names.filter((one) => one.startsWith('part-')).toSorted())
        await appendFile(file, await readFile(path.join(folder, name, part)));
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

const shell = 'org.apache.hadoop.fs.FsShell';

function hadoopFolder(tools: HadoopTools, address: string): WorkFolder {
  const files = async (...args: readonly string[]): Promise<void> => {
    await runHadoopProgram(tools, shell, args);
  };
  return {
    make: () => files('-mkdir', '-p', address),
    put: (file, name) => files('-put', file, `${address}/${name}`),
    fetch: (name, file) => files('-getmerge', `${address}/${name}`, file),
    remove: () => files('-rm', '-r', '-f', '-skipTrash', address),
  };
}
