import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eventCatalogue, eventNamed } from './event-catalogue.ts';
import { eventLine } from './event-line.ts';
import { serverOrigin } from './server-origin.ts';

const folder = fileURLToPath(new URL('../../../../../shared/data/event-fixtures/raw', import.meta.url));
const there = existsSync(folder);
if (!there) console.warn(`Left out: the events of Open edX, which would be in ${folder}.`);

const object = z.record(z.string(), z.json());
const raw = z
  .object({
    name: z.string(),
    data: z.union([object, z.string()]).optional(),
    /** The name of `data` in the log itself. */
    event: object.optional(),
    context: z.looseObject({ course_id: z.string() }),
  })
  .transform(({ data, event, ...rest }) => ({ ...rest, data: data ?? event ?? {} }));

const fixtures = (there ? readdirSync(folder) : []).map((file) =>
  raw.parse(JSON.parse(readFileSync(path.join(folder, file), 'utf8'))),
);

const samples = path.join(folder, '../docs-samples/sample_events.jsonl');
const sample = z.object({
  section: z.string(),
  event: z.looseObject({ name: z.string().optional(), event_type: z.string(), event: z.json() }),
});

describe.skipIf(!there)('event lines', () => {
  it('take the data of every event of Open edX that is in the catalogue, and lose none of a page’s', () => {
    let seen = 0;
    for (const { name, data, context } of fixtures) {
      const definition = eventCatalogue.get(name);
      if (definition === undefined) continue;
      seen += 1;
      const page =
        definition.browser === true && (definition.pageData === undefined || typeof data === 'string');
      const origin = { ...serverOrigin, source: page ? 'browser' : 'server' } as const;
      const line = eventLine('id', 0, definition, { data, origin, courseId: context.course_id });
      const members = Object.keys(object.parse(line['context']));
      expect(members).toEqual(['course_id', 'org_id', 'path', 'user_id']);
      // Server events have the members that we give them; a page's are its own.
      if (typeof data === 'string') expect(JSON.parse(String(line['event']))).toBe(data);
      else expect(page ? object.parse(JSON.parse(String(line['event']))) : data).toMatchObject(data);
    }
    console.log(`${seen} of ${fixtures.length} events of Open edX are in the catalogue.`);
    expect(seen).toBeGreaterThan(10);
  });

  it('are defined for every event of theirs', () => {
    expect(fixtures.map(({ name }) => name).filter((name) => !eventCatalogue.has(name))).toEqual([]);
  });

  it('have in the catalogue the shape of the samples of the developer guide', () => {
    const lines = readFileSync(samples, 'utf8').trim().split('\n');
    const told = lines.map((line) => {
      const { event, section } = sample.parse(JSON.parse(line));
      const data: unknown = typeof event.event === 'string' ? JSON.parse(event.event) : event.event;
      const known = eventNamed(event.name ?? event.event_type);
      return [section, known?.data.safeParse(data).error?.message ?? (known === undefined ? 'unknown' : '')];
    });
    expect(told.length).toBeGreaterThan(2);
    expect(told.filter(([, fault]) => fault !== '')).toEqual([]);
  });
});
