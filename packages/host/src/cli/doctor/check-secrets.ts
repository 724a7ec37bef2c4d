import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseSecrets } from '../../secrets/secret-entries.ts';
import type { Diagnosis } from './diagnosis.ts';

/** The files whose content lets one act as the host or as its learners. */
const secretFiles = ['host-secret', 'coursewright.sqlite'];

export function checkSecrets(folder: string, fromEnvironment: boolean): Diagnosis[] {
  if (process.platform === 'win32') return [];
  const diagnoses: Diagnosis[] = [];
  for (const file of secretFiles) {
    const place = path.join(folder, file);
    const mode = modeOf(place);
    if (mode === undefined || (fromEnvironment && file === 'host-secret')) continue;
    diagnoses.push(ofMode(place, mode));
    if (file === 'host-secret' && (mode & 0o400) !== 0 && tooShort(place)) {
      const advice = 'Delete it: the next start makes a new one, and everybody has to log in again.';
      diagnoses.push({ name: 'Secret', status: 'bad', found: `${place} is too short`, advice });
    }
  }
  return diagnoses;
}

function tooShort(place: string): boolean {
  try {
    parseSecrets(readFileSync(place, 'utf8'), place);
    return false;
  } catch {
    return true;
  }
}

function ofMode(place: string, mode: number): Diagnosis {
  const name = path.basename(place);
  const octal = (mode & 0o777).toString(8).padStart(3, '0');
  // Of the database, a folder that nobody else can enter is as good.
  const closed = (mode & 0o077) === 0 || ((modeOf(path.dirname(place)) ?? 0) & 0o077) === 0;
  if (closed) return { name, status: 'good', found: `${place} is only the host's` };
  return {
    name,
    status: name === 'host-secret' ? 'bad' : 'doubtful',
    found: `${place} can be read by others on this machine (mode ${octal})`,
    advice: `chmod ${name === 'host-secret' ? '600' : 'go-rwx'} ${place}`,
  };
}

function modeOf(place: string): number | undefined {
  return statSync(place, { throwIfNoEntry: false })?.mode;
}
