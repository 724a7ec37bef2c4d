import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const folder = fileURLToPath(new URL('../../../../../../shared/data/analytics-fixtures/', import.meta.url));

export const fixturesAreThere = existsSync(folder);
if (!fixturesAreThere) console.warn(`Left out: recorded cases of analytics, which would be in ${folder}.`);

/** The path of a recorded file, `golden/course_enrollment.tsv.gz`. */
export const fixturePath = (name: string): string => path.join(folder, name);

/** The text of a recorded file, inflated where its name ends in `.gz`; '' where there are no fixtures. */
export function fixtureText(name: string): string {
  if (!fixturesAreThere) return '';
  const bytes = readFileSync(fixturePath(name));
  return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

export function fixtureLines(name: string): string[] {
  return fixtureText(name)
    .split('\n')
    .filter((line) => line !== '');
}
