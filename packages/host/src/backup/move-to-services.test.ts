import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { allServiceUrls, openServicePlaces } from '@coursewright/core/testing';
import { expect, it } from 'vitest';
import { runTestCli } from '../testing/test-cli.ts';
import { fillHost, hostContents } from './testing/host-contents.ts';
import { serviceEnv } from './testing/service-env.ts';

const urls = allServiceUrls();

it.skipIf(urls === undefined)(
  'moves a host from its folder to the services and back: the same versions, grades, rows and events',
  async () => {
    if (urls === undefined) return;
    const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-move-'));
    const places = await openServicePlaces(urls);
    const at = (name: string) => ({
      COURSEWRIGHT_SECRET: 'a secret of at least thirty-two characters',
      PORT: '0',
      LOG_LEVEL: 'error',
      COURSEWRIGHT_DATA: path.join(folder, name),
    });
    const there = { ...at('there'), ...serviceEnv(places) };
    try {
      await fillHost(at('here'), folder);
      const before = await hostContents(at('here'));
      expect(before.events.length).toBeGreaterThan(2);
      expect(before.items).toHaveLength(1);
      const settings = path.join(folder, 'there.env');
      const lines = Object.entries(there).map(([name, value]) => `${name}='${value}'\n`);
      writeFileSync(settings, lines.join(''));
      const to = await runTestCli(['data', 'move', '--to-settings', settings], { env: at('here') });
      expect(to).toMatchObject({ code: 0, err: '' });
      expect(await hostContents(there)).toEqual(before);
      const twice = await runTestCli(['data', 'move', '--to-settings', settings], { env: at('here') });
      expect(twice.code).toBe(1);
      const back = await runTestCli(['data', 'move', '--to', path.join(folder, 'back')], { env: there });
      expect(back).toMatchObject({ code: 0, err: '' });
      expect(await hostContents(at('back'))).toEqual(before);
    } finally {
      await places.close();
      rmSync(folder, { recursive: true });
    }
  },
);
