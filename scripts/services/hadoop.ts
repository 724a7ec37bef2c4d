import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from '../own-node.js';
import { installDebian } from './install-debian.ts';
import { runProgram } from './run-program.ts';
import { servicesFolder } from './services-folder.ts';
import type { Tool } from './service.ts';

const folder = path.join(servicesFolder, 'hadoop', 'lib');
const pom = path.join(root, 'deploy', 'hadoop', 'pom.xml');

/** Hadoop Streaming, which runs jobs in its own process where no cluster is named. */
export const hadoop: Tool = {
  name: 'hadoop',
  server: 'Hadoop Streaming 3.4.2, local mode',
  install: async () => {
    await installDebian('java', ['default-jre-headless']);
    if (existsSync(folder)) return;
    await installDebian('mvn', ['maven']);
    console.error('Fetching Hadoop (about 50 MB) …');
    const part = `${folder}.part`;
    rmSync(part, { recursive: true, force: true });
    const copy = ['dependency:copy-dependencies', `-DoutputDirectory=${part}`, '-DincludeScope=runtime'];
    await runProgram('mvn', ['-B', '-q', '-f', pom, ...copy]);
    renameSync(part, folder);
  },
  environment: () => ({ COURSEWRIGHT_HADOOP_CLASSPATH: path.join(folder, '*') }),
};
