import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventFamilies, type AnyEvent } from '../packages/core/src/events/event-catalogue.ts';
import { silentEvents } from './docs/silent-events.ts';

const root = path.join(import.meta.dirname, '..');
const read = (pattern: string, leaveOut: RegExp): string =>
  globSync(pattern, { cwd: root })
    .filter((file) => !leaveOut.test(file))
    .map((file) => readFileSync(path.join(root, file), 'utf8'))
    .join('\n');

const catalogue = read('packages/core/src/events/catalogue/*.ts', /never/);
const server = read(
  'packages/{core,host,lti-provider}/src/**/*.ts',
  /\.test\.ts$|\/testing\/|event-catalogue/,
);
const pages = read('packages/widgets/src/**/*event*.ts', /\.test\.ts$|\/testing\//);

/** Names of what the server takes out of the catalogue. */
const imported = new Set(
  [
    ...server.matchAll(
      /(?:import|export) (?:type )?\{([^}]*)\} from '[^']*(?:\/catalogue\/|@coursewright\/core)[^']*'/g,
    ),
  ].flatMap(([, names = '']) => names.split(',').map((name) => name.trim().replace(/ as .*/, ''))),
);

/** By the constant that defines it, which the server imports where it emits it, or by its name in what pages report. */
function isEmitted({ name }: AnyEvent): boolean {
  const quoted = name.replaceAll('.', String.raw`\.`);
  const constant = new RegExp(String.raw`export const (\w+) = define\w+\(\{\s*name: '${quoted}'`).exec(
    catalogue,
  )?.[1];
  if (constant !== undefined && imported.has(constant)) return true;
  const step = /^edx\.ui\.lms\.sequence\.(next|previous)_selected$/.test(name);
  return pages.includes(step ? 'edx.ui.lms.sequence.${step.by}_selected' : `'${name}'`);
}

const events = [...eventFamilies].flatMap(([family, all]) => all.map((event) => ({ family, event })));
const reasonOf = ({ family, event }: (typeof events)[number]): string | undefined =>
  silentEvents[event.name] ?? silentEvents[family];

describe('events of the catalogue', () => {
  it('are emitted, or have a reason why they are not', () => {
    const silent = events.filter((one) => !isEmitted(one.event) && reasonOf(one) === undefined);
    expect(silent.map(({ event }) => event.name)).toEqual([]);
  });

  it('have no reason by their name where they are emitted, and no reason is of nothing', () => {
    const emitted = events.filter(({ event }) => isEmitted(event)).map(({ event }) => event.name);
    expect(emitted.length).toBeGreaterThan(30);
    expect(emitted.filter((name) => name in silentEvents)).toEqual([]);
    const known = new Set(events.flatMap(({ family, event }) => [family, event.name]));
    expect(Object.keys(silentEvents).filter((name) => !known.has(name))).toEqual([]);
  });

  it('of a family with a reason are silent, but for those of programs and jobs', () => {
    const told = events.filter(({ family, event }) => family in silentEvents && isEmitted(event));
    expect(told.map(({ event }) => event.name)).toEqual(['coursewright.research.exported']);
  });
});
