import { existsSync } from 'node:fs';
import path from 'node:path';
import { installDebian } from './install-debian.ts';
import { accepts } from './loopback.ts';
import { runProgram, succeeds } from './run-program.ts';
import { servicesFolder } from './services-folder.ts';
import type { Service } from './service.ts';

/** A stand-in that speaks MongoDB's protocol; not MongoDB, and never reported as it. */
const release = 'SecantusDB==0.7.0b3';
const environment = path.join(servicesFolder, 'venv', release);
const program = path.join(environment, 'bin', 'secantusd-py');

export const mongodb: Service = {
  name: 'mongodb',
  server: `${release.replace('==', ' ')}, a stand-in for the MongoDB protocol`,
  install: async () => {
    if (existsSync(program)) return;
    if (!(await succeeds('python3', ['-c', 'import venv, ensurepip']))) {
      await installDebian('python3-venv', ['python3-venv']);
    }
    console.error(`Installing ${release} …`);
    await runProgram('python3', ['-m', 'venv', environment]);
    await runProgram(path.join(environment, 'bin', 'pip'), [
      'install',
      '--quiet',
      '--disable-pip-version-check',
      release,
    ]);
  },
  command: ({ folder, port }) => ({
    program,
    args: [
      ['--host', '127.0.0.1'],
      ['--port', String(port)],
      ['--storage-path', path.join(folder, 'data')],
      ['--cache-size', '256M'],
      ['--log-level', 'WARNING'],
    ].flat(),
  }),
  isReady: ({ port }) => accepts(port),
  environment: ({ port }) => ({
    COURSEWRIGHT_MONGODB_URL: `mongodb://127.0.0.1:${port}/coursewright?replicaSet=secantus`,
  }),
};
