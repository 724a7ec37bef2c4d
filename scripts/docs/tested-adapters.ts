import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { root } from '../own-node.js';
import { mongodb } from '../services/mongodb.ts';
import { s3 } from '../services/s3.ts';

/** What contract suites are bound to in this repository. */
export interface TestedAdapter {
  /** The adapter's name in the suites. */
  readonly suite: string;
  /** What really ran there, as the head of a column: never a product that did not. */
  readonly column: string;
  /** The servers that were tested, with their versions as they say them. */
  readonly tested: () => string;
  /** What that does not show. */
  readonly untested: string;
}

export const testedAdapters: readonly TestedAdapter[] = [
  {
    suite: 'SQL on SQLite',
    column: 'SQLite',
    tested: () => `SQLite ${process.versions['sqlite']} in Node ${process.versions.node}`,
    untested: 'file systems over a network',
  },
  {
    suite: 'SQL on MySQL or MariaDB',
    column: 'MariaDB',
    tested: () => `MariaDB ${versionOf('mariadbd', /Ver (\d+\.\d+\.\d+)-MariaDB/)}, one server`,
    untested: 'MySQL 8, Galera and other clusters, failover to a replica, TLS',
  },
  {
    suite: 'MongoDB',
    column: 'SecantusDB',
    tested: () => mongodb.server,
    untested: 'MongoDB itself of any version, replica sets of more than one member, sharding, TLS',
  },
  {
    suite: 'BullMQ on Redis',
    column: 'Redis',
    tested: () => `Redis ${versionOf('redis-server', /v=(\d+\.\d+\.\d+)/)}, one server`,
    untested: 'Redis Cluster, Sentinel, Valkey, TLS',
  },
  {
    suite: 'S3',
    column: 'versitygw',
    tested: () => `${s3.server} on a folder, with versions`,
    untested: 'Amazon S3 and every other S3 service',
  },
  {
    suite: 'folder',
    column: 'folder',
    tested: () => 'a folder of a Linux file system',
    untested: 'file systems over a network, Windows, macOS',
  },
  {
    suite: 'memory',
    column: 'memory',
    tested: () => 'the process itself',
    untested: 'more than one process',
  },
  {
    suite: 'JSON file',
    column: 'JSON file',
    tested: () => 'a file of a Linux file system',
    untested: 'more than one process',
  },
  {
    suite: 'python3 under bubblewrap',
    column: 'bubblewrap',
    tested: () =>
      `bubblewrap ${versionOf('bwrap', /bubblewrap (\d+\.\d+\.\d+)/)}, Python ${versionOf('python3', /Python (\d+\.\d+\.\d+)/)}`,
    untested: 'kernels and distributions other than that of this machine',
  },
  {
    suite: 'Pyodide',
    column: 'Pyodide',
    tested: () => `Pyodide ${versionOfPackage('pyodide')} in Node ${process.versions.node}`,
    untested: 'other versions of Node, whose permission model may let more out',
  },
];

function versionOfPackage(name: string): string {
  const manifest = readFileSync(path.join(root, 'node_modules', name, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(manifest)).version;
}

function versionOf(program: string, version: RegExp): string {
  const told = execFileSync(program, ['--version'], { encoding: 'utf8' });
  const found = version.exec(told)?.[1];
  if (found === undefined) throw new Error(`${program} does not tell its version: ${told}`);
  return found;
}
