import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isJsonObject } from '@coursewright/core/shared';
import type { XapiSettings } from '../projection-settings.ts';

const folder = fileURLToPath(new URL('../../../../../../shared/data/event-fixtures', import.meta.url));

/** What the expected files were made with (event-fixtures/README.md). */
export const fixtureSettings: XapiSettings = {
  lmsRoot: 'http://localhost:18000',
  transformerVersion: 'event-routing-backends@1.1.1',
  ifiType: 'external_id',
  courseName: () => 'Demonstration Course',
  actorId: () => '32e08e30-f8ae-4ce2-94a8-c2bfe38a70cb',
  email: () => 'edx@example.com',
};

/** Open edX's events with what event-routing-backends makes of them. */
export function eventFixtures(format: 'xapi' | 'caliper') {
  const there = existsSync(folder);
  if (!there)
    console.warn(`Left out: events of Open edX and their ${format} forms, which would be in ${folder}.`);
  const files = there ? readdirSync(path.join(folder, format)) : [];
  const read = (kind: string, file: string) => readFileSync(path.join(folder, kind, file), 'utf8');
  const cases = files.map((file) => {
    const event: unknown = JSON.parse(read('raw', file));
    if (!isJsonObject(event)) throw new SyntaxError(`${file} is no object.`);
    const expected: unknown = JSON.parse(read(format, file));
    return { file, event, expected };
  });
  return { there, cases };
}
