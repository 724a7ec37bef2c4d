import { CoreError } from '../../shared/core-error.ts';
import { hostile } from './source-limits.ts';

const maxHops = 8;

/**
 * Puts into `files` what symbolic links inside an archive lead to, a file or a folder, as if it stood there itself.
 * @throws CoreError `corrupt_archive` for one that leads to nothing, `hostile_archive` for a circle.
 */
export function resolveLinks(
  files: Map<string, Uint8Array>,
  links: ReadonlyMap<string, string>,
  count: (path: string, bytes: number) => void,
): void {
  const add = (path: string, bytes: Uint8Array): void => {
    count(path, bytes.byteLength);
    files.set(path, bytes);
  };
  const found: [string, Uint8Array][] = [];
  for (const [path, first] of links) {
    let target = first;
    for (let hops = 0; links.has(target); hops += 1) {
      if (hops === maxHops) throw hostile(`The link ${path} leads through too many other links.`, path);
      target = links.get(target) ?? target;
    }
    const file = files.get(target);
    if (file !== undefined) {
      found.push([path, file]);
      continue;
    }
    const folder = target === '.' ? '' : `${target}/`;
    if (folder === '' || path.startsWith(folder))
      throw hostile(`The link ${path} leads to a folder it is in.`, path);
    const inside = [...files].filter(([name]) => name.startsWith(folder));
    if (inside.length === 0) {
      throw new CoreError('corrupt_archive', `The link ${path} leads to ${target}, which is not there.`, {
        data: { path },
      });
    }
    for (const [name, bytes] of inside) found.push([`${path}/${name.slice(folder.length)}`, bytes]);
  }
  for (const [path, bytes] of found) add(path, bytes);
}
