import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { accepts } from './loopback.ts';
import { logFile, runningIn, startServer, stopServer } from './server-process.ts';
import { knownPlace, placeFor } from './service-place.ts';
import type { Service, ServicePlace } from './service.ts';

const limitMs = 60_000;

/** Starts a service, or finds it running, and answers where it is once it is ready. */
export async function startService(service: Service): Promise<ServicePlace> {
  const known = knownPlace(service.name);
  const runs = known !== undefined && runningIn(known.folder) !== undefined;
  const place = runs ? known : await layOut(service);
  if (!runs) startServer(place.folder, service.command(place));
  await untilReady(service, place);
  await service.settle?.(place);
  return place;
}

async function layOut(service: Service): Promise<ServicePlace> {
  await service.install();
  const place = await placeFor(service.name, accepts);
  await service.prepare?.(place);
  return place;
}

async function untilReady(service: Service, place: ServicePlace): Promise<void> {
  const until = Date.now() + limitMs;
  while (!(await service.isReady(place))) {
    const alive = runningIn(place.folder) !== undefined;
    if (!alive || Date.now() > until) {
      await stopServer(place.folder);
      const why = alive ? `is not ready after ${limitMs / 1000} s` : 'has ended';
      const log = readFileSync(logFile(place.folder), 'utf8').split('\n').slice(-30).join('\n');
      throw new Error(`${service.name} ${why}. The end of its log:\n${log}`);
    }
    await sleep(100);
  }
}
