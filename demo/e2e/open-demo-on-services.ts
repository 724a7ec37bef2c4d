import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openServicePlaces, type ServiceUrls } from '@coursewright/core/testing';
import { readDemoSettings } from '../src/start/demo-settings.ts';
import { startDemo } from '../src/start/start-demo.ts';
import { freePorts, loggedEvent, type OpenedDemo } from './open-demo.ts';
import { openTopology } from './open-topology.ts';

/** What all processes share besides the services. */
const secret = 'a secret of at least thirty-two characters';

/** The demo on MariaDB, MongoDB's protocol, Redis and S3: two hosts behind a proxy and a worker, each a process of its own. */
export async function openDemoOnServices(urls: ServiceUrls): Promise<OpenedDemo> {
  const data = await mkdtemp(path.join(tmpdir(), 'coursewright-demo-services-'));
  const places = await openServicePlaces(urls);
  const said: string[] = [];
  const report = { say: (line: string) => void said.push(line), progress: () => {} };
  const clean = async () => {
    await places.close();
    await rm(data, { recursive: true });
  };
  try {
    const { start, proxy } = await openTopology(places, secret);
    const settings = readDemoSettings({ ...freePorts(data), COURSEWRIGHT_SECRET: secret }, []);
    const demo = await startDemo(settings, report, start);
    return {
      ...demo,
      said,
      served: proxy.served,
      events: async () => (await places.bucket.logLines()).map(loggedEvent),
      close: async () => {
        await demo.stop();
        await clean();
      },
    };
  } catch (error) {
    await clean();
    throw error;
  }
}
