import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { CoreError, writeArchive, type CourseFile } from '@coursewright/core';
import { defineCommand } from './define-command.ts';
import { withHost } from './with-host.ts';
import { UsageError } from './usage-error.ts';
import { writeLine } from './write-line.ts';

export const courseExport = defineCommand({
  name: 'course export',
  summary: 'Writes a course as OLX, as Studio exports it',
  argument: { name: 'KEY', help: 'course-v1:ORG+COURSE+RUN.' },
  options: {
    output: {
      type: 'string',
      value: 'PATH',
      help: 'A .tar.gz archive, else a folder; - is standard output. Default ORG.COURSE.RUN.tar.gz.',
    },
    branch: { type: 'string', value: 'BRANCH', help: 'draft or published; default published.' },
    force: { type: 'boolean', help: 'Replaces what is at the place.' },
  },
  run: ({ argument: courseKey, options }, cli) => {
    const { branch = 'published', force } = options;
    if (branch !== 'draft' && branch !== 'published') throw new UsageError('--branch is draft or published.');
    return withHost(cli, async ({ engine }) => {
      const { org, number, run } = await engine.courses.summary(courseKey);
      const target = options.output ?? `${org}.${number}.${run}.tar.gz`;
      const files = engine.courses.export(courseKey, branch);
      if (target === '-') {
        await pipeline(writeArchive(files), cli.output, { end: false });
        return;
      }
      if (existsSync(target) && force !== true) {
        throw new CoreError('already_there', `${target} is there; --force replaces it.`);
      }
      await (/\.(tar\.gz|tgz)$/.test(target) ? writeFileAt(target, files) : writeFolder(target, files));
      await writeLine(cli.errors, `Exported ${courseKey} to ${target}.`);
    });
  },
});

/** Whole or not at all: a place that is there is replaced when the new one is complete. */
async function writeFileAt(target: string, files: AsyncIterable<CourseFile>): Promise<void> {
  const part = `${target}.part`;
  try {
    await pipeline(writeArchive(files), createWriteStream(part));
    await rename(part, target);
  } finally {
    await rm(part, { force: true });
  }
}

async function writeFolder(target: string, files: AsyncIterable<CourseFile>): Promise<void> {
  const part = `${path.resolve(target)}.part`;
  await rm(part, { recursive: true, force: true });
  try {
    await mkdir(part, { recursive: true });
    for await (const file of files) {
      const place = path.join(part, file.path);
      if (!place.startsWith(part + path.sep)) {
        throw new CoreError('corrupt', `The course holds a file outside of its folder: ${file.path}.`);
      }
      await mkdir(path.dirname(place), { recursive: true });
      await writeFile(place, file.bytes);
    }
    await rm(target, { recursive: true, force: true });
    await rename(part, target);
  } finally {
    await rm(part, { recursive: true, force: true });
  }
}
