import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { CoreError } from '../../shared/core-error.ts';
import { hostile, sizeGuard, type SourceLimits } from './source-limits.ts';

/**
 * Reads the files of a folder into memory; symbolic links count as what they lead to.
 * @throws CoreError `hostile_archive` for a link that leads out, a device or too much; `corrupt_archive` for a link to
 * nothing.
 */
export async function readFolder(folder: string, limits: SourceLimits): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const count = sizeGuard(limits);
  const top = await realpath(folder);
  const visit = async (real: string, inside: string, above: readonly string[]): Promise<void> => {
    const names = (await readdir(real)).toSorted();
    for (const name of names) {
      if (name === '.git') continue;
      const member = inside === '' ? name : `${inside}/${name}`;
      const target = await realpath(path.join(real, name)).catch((error: unknown) => {
        throw new CoreError('corrupt_archive', `The link ${member} leads to nothing.`, {
          data: { path: member },
          cause: error,
        });
      });
      if (target !== top && !target.startsWith(top + path.sep)) {
        throw hostile(`The link ${member} leads out of the folder.`, member);
      }
      const found = await stat(target);
      if (found.isDirectory()) {
        if (above.includes(target)) throw hostile(`The link ${member} leads to a folder it is in.`, member);
        await visit(target, member, [...above, target]);
      } else if (found.isFile()) {
        count(member, found.size);
        files.set(member, await readFile(target));
      } else {
        throw hostile(`${member} is no file or folder.`, member);
      }
    }
  };
  await visit(top, '', [top]);
  return files;
}
