import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** Whether this machine has what `BubblewrapSandbox` stands on; whether it works here shows with the first script. */
export function bubblewrapIsHere(): boolean {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return (
    process.platform === 'linux' &&
    isProgram('/usr/bin/python3') &&
    folders.some((folder) => folder !== '' && isProgram(path.join(folder, 'bwrap')))
  );
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
