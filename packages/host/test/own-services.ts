import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { allServers } from '../../../scripts/services/all-services.ts';
import { runningIn, stopServer } from '../../../scripts/services/server-process.ts';
import type { ServicePlace } from '../../../scripts/services/service.ts';
import { servicesFolder } from '../../../scripts/services/services-folder.ts';
import { startService } from '../../../scripts/services/start-service.ts';
import type { Killable } from './killable.ts';

export interface OwnService extends Killable {
  readonly place: ServicePlace;
}

export interface OwnServices {
  readonly services: readonly OwnService[];
  /** The host's settings. */
  readonly environment: Readonly<Record<string, string>>;
  /** Ends them and removes what they held. */
  close(): Promise<void>;
}

/** Every service once more, beside those of the other suites, empty. `owner` is part of their folders' names. */
export async function openOwnServices(owner: string): Promise<OwnServices> {
  const own = allServers.map((service) => ({ ...service, name: `${owner}-${service.name}` }));
  const folders = own.map(({ name }) => path.join(servicesFolder, name));
  const close = async () => {
    await Promise.all(folders.map(stopServer));
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  };
  // What a test that was cut short has left.
  await close();
  try {
    const places = await Promise.all(own.map(startService));
    return {
      services: own.map((service, n) => {
        const place = places[n];
        if (place === undefined) throw new Error(`${service.name} has no place`);
        return {
          name: allServers[n]?.name ?? '',
          place,
          kill: async () => {
            const pid = runningIn(place.folder);
            if (pid === undefined) throw new Error(`${service.name} does not run`);
            process.kill(pid, 'SIGKILL');
            while (runningIn(place.folder) !== undefined) await sleep(20);
          },
          revive: async () => {
            const { port } = await startService(service);
            if (port !== place.port) throw new Error(`${service.name} has come back on another port`);
          },
        };
      }),
      environment: Object.assign(
        {},
        ...own.map((service, n) => {
          const place = places[n];
          return place === undefined ? {} : service.environment(place);
        }),
      ),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
