// node scripts/run.js scripts/services.ts up|down|status [NAME…] [--json]: the real servers that tests run against, on private
// loopback ports, with their data in .cache/services. `up` prints the settings for the host as lines for a shell:
//   eval "$(node scripts/run.js scripts/services.ts up)"
import { parseArgs } from 'node:util';
import { servicesNamed } from './services/all-services.ts';
import { exclusively } from './exclusively.ts';
import { runningIn, stopServer } from './services/server-process.ts';
import { knownPlace } from './services/service-place.ts';
import type { Service, Tool } from './services/service.ts';
import { startService } from './services/start-service.ts';

const usage = 'Usage: services.ts up|down|status [NAME…] [--json]';

async function up(services: readonly (Service | Tool)[], json: boolean): Promise<void> {
  const environment: Record<string, string> = {};
  // One after another: their first starts are heavy.
  for (const service of services) {
    Object.assign(environment, await settingsOf(service));
  }
  if (json) console.log(JSON.stringify(environment, null, 2));
  else for (const [name, value] of Object.entries(environment)) console.log(`export ${name}='${value}'`);
}

async function settingsOf(service: Service | Tool): Promise<Readonly<Record<string, string>>> {
  if ('command' in service) return service.environment(await startService(service));
  await service.install();
  return service.environment();
}

async function down(services: readonly (Service | Tool)[]): Promise<void> {
  await Promise.all(
    services.map(async ({ name }) => {
      const place = knownPlace(name);
      if (place !== undefined && (await stopServer(place.folder))) console.error(`${name} has ended.`);
    }),
  );
}

function status(services: readonly (Service | Tool)[], json: boolean): void {
  const servers = services.filter((service) => 'command' in service);
  const all = servers.map(({ name, server }) => {
    const place = knownPlace(name);
    const pid = place && runningIn(place.folder);
    return { name, server, ...(pid !== undefined && { pid, port: place?.port }) };
  });
  if (json) console.log(JSON.stringify(all, null, 2));
  else {
    for (const { name, server, pid, port } of all) {
      console.log(`${name}: ${pid === undefined ? 'down' : `up, process ${pid}, port ${port}`} (${server})`);
    }
  }
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});
const [command, ...names] = positionals;
try {
  const services = servicesNamed(names);
  if (command === 'up') await exclusively('services', () => up(services, values.json));
  else if (command === 'down') await exclusively('services', () => down(services));
  else if (command === 'status') status(services, values.json);
  else throw new Error(usage);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
