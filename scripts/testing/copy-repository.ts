import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../own-node.js';

/**
 * The repository as it stands, in a temporary folder: every file that git knows or would take, and what is installed, as
 * links. The workspaces are linked to the copy's own, so that a change in one package is seen by the others.
 */
export function copyRepository(): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'coursewright-copy-'));
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  for (const file of new Set(listed.split('\0'))) {
    if (file !== '' && existsSync(path.join(root, file)))
      cpSync(path.join(root, file), path.join(copy, file));
  }
  linkModules(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  for (const workspace of workspaces) {
    const modules = path.join(root, workspace, 'node_modules');
    if (existsSync(modules)) symlinkSync(modules, path.join(copy, workspace, 'node_modules'));
    const scope = path.join(copy, 'node_modules', '@coursewright');
    mkdirSync(scope, { recursive: true });
    symlinkSync(path.join(copy, workspace), path.join(scope, path.basename(workspace)));
  }
  return copy;
}

const workspaces = [
  ...readdirSync(path.join(root, 'packages')).map((name) => `packages/${name}`),
  'demo',
  'bench',
];

function linkModules(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (name !== '@coursewright') symlinkSync(path.join(from, name), path.join(to, name));
  }
}
