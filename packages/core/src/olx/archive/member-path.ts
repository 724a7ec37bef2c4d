import { posix } from 'node:path';
import { hostile } from './source-limits.ts';

/**
 * The path of an archive's member inside the archive; '' for its top folder.
 * @throws CoreError `hostile_archive` for a path that is absolute, leads out, or means different things on different
 * systems.
 */
export function memberPath(name: string): string {
  // oxlint-disable-next-line no-control-regex -- these are the characters in question
  if (name.length > 1024 || /[\u0000-\u001f\u007f\\]/.test(name)) {
    throw hostile(`The archive has a member with the path ${JSON.stringify(name.slice(0, 200))}.`);
  }
  if (name.startsWith('/') || /^[a-z]:/i.test(name)) {
    throw hostile(`The archive has a member with the absolute path ${name}.`, name);
  }
  if (name.split('/').includes('..')) {
    throw hostile(`The archive has a member ${name} that leads out of its folder.`, name);
  }
  const path = posix.normalize(name).replace(/\/$/, '');
  return path === '.' ? '' : path;
}

/** Where a symbolic link leads. @throws CoreError `hostile_archive` if out of the archive. */
export function linkTarget(path: string, link: string): string {
  const target = posix.normalize(posix.join(posix.dirname(path), link)).replace(/\/$/, '');
  if (
    link === '' ||
    link.startsWith('/') ||
    /^[a-z]:|\\/i.test(link) ||
    target === '..' ||
    target.startsWith('../')
  ) {
    throw hostile(`The link ${path} leads out of the archive, to ${link}.`, path);
  }
  return target;
}
