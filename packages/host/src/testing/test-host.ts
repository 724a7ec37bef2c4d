import type { AddressInfo } from 'node:net';
import { createServer as createHttpServer } from 'node:http';
import { testRecords } from '@coursewright/core/testing';
import { Router } from 'express';
import { pino } from 'pino';
import { hostModule } from '../adapters/sql/host-module.ts';
import { fileSigner } from '../files/sign-file.ts';
import { createTranslator } from '../lms/i18n/translator.ts';
import { createServer } from '../server.ts';
import { Browser } from './browser.ts';
import { fakeEngine } from './fake-engine.ts';

/** A host on a port of its own. */
export async function openTestHost() {
  const stored = await testRecords([hostModule]);
  const engine = fakeEngine();
  const http = createHttpServer();
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const lines: string[] = [];
  const secret = 'a secret of at least thirty-two characters';
  const deps = {
    engine,
    lti: { router: Router(), platforms: { frameOrigins: async () => ['https://lms.example'] } },
    records: stored.records,
    clock: stored.clock,
    ids: stored.ids,
    log: pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) }),
    publicUrl: url,
    secret,
    trustProxy: 0,
    siteName: 'Test site',
    files: fileSigner({ secret, clock: stored.clock, publicUrl: url }),
    translator: await createTranslator(),
    widgets: {
      folder: '/nowhere',
      version: '0',
      path: '/widgets/v/0/coursewright.js',
      integrity: 'sha384-x',
    },
    ready: () => true,
  };
  http.on('request', createServer(deps as never));
  return {
    url,
    engine,
    deps,
    lines,
    browser: () => new Browser(url),
    close: async () => {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
      await stored.close();
    },
  };
}
