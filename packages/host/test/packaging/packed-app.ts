import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const repository = fileURLToPath(new URL('../../../../', import.meta.url));

const packages = ['core', 'lti-provider', 'widgets', 'analytics', 'host'];
const plugin = 'demo/plugins/word-count-block';

/** The environment of somebody who knows nothing of this repository: its own Node and export condition are left out. */
export function plainEnvironment(node?: string): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _options, ...env } = process.env;
  const outside = (env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((entry) => !entry.includes('node_modules'));
  return {
    ...env,
    PATH: [...(node === undefined ? [] : [path.dirname(node)]), ...outside].join(path.delimiter),
  };
}

export async function run(
  command: string,
  args: readonly string[],
  { cwd, node }: { readonly cwd: string; readonly node?: string },
): Promise<string> {
  const options = { cwd, env: plainEnvironment(node), maxBuffer: 64 * 1024 * 1024 };
  try {
    return (await promisify(execFile)(command, args, options)).stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`, { cause: error });
  }
}

const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];

/** Every published package and a plug-in, as `npm publish` would send them: paths of the tarballs by package name. */
export async function packAll(target: string): Promise<ReadonlyMap<string, string>> {
  const folders = [...packages.map((name) => `packages/${name}`), plugin];
  const at = folders.map((folder) => `./${folder}`);
  const text = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', target, ...at], {
    cwd: repository,
  });
  const packed: unknown = JSON.parse(text);
  const entries = (Array.isArray(packed) ? packed : Object.values(packed as object)) as readonly {
    readonly name: string;
    readonly filename: string;
  }[];
  return new Map(entries.map(({ name, filename }) => [name, path.join(target, path.basename(filename))]));
}

/** An empty folder into which the packages have been installed from their tarballs. */
export async function installInto(folder: string, packed: readonly string[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{"name":"an-app","private":true,"type":"module"}');
  await run('npm', ['install', ...quiet, '--ignore-scripts', ...packed], { cwd: folder });
}

/** What `npm install` put into a folder: how many packages, and how many megabytes. */
export function sizeOf(folder: string): { readonly packages: number; readonly megabytes: number } {
  const modules = path.join(folder, 'node_modules');
  const files = readdirSync(modules, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const bytes = files.reduce(
    (sum, { parentPath, name }) => sum + statSync(path.join(parentPath, name)).size,
    0,
  );
  const manifests = files.filter(
    ({ parentPath, name }) =>
      name === 'package.json' && /node_modules\/(@[^/]+\/)?[^/]+$/.test(parentPath.replaceAll('\\', '/')),
  );
  return { packages: manifests.length, megabytes: bytes / 1024 / 1024 };
}

/** A Node of this major version from npm, kept between runs. */
export async function plainNode(major: number): Promise<string> {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const name = `node-${process.platform}-${process.arch}`;
  const folder = path.join(tmpdir(), 'coursewright-nodes', String(major));
  const node = path.join(folder, 'node_modules', name, 'bin', 'node');
  if (existsSync(node)) return node;
  const fresh = mkdtempSync(path.join(tmpdir(), 'coursewright-node-'));
  await installInto(fresh, [`${name}@${major}`]);
  mkdirSync(path.dirname(folder), { recursive: true });
  renameSync(fresh, folder);
  return node;
}
