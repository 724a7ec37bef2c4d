import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { z } from 'zod';
import { readConfig, type HostConfig } from '../config.ts';
import { pagelessWidgets } from '../lms/widget-bundle.ts';
import { readSettings } from '../settings.ts';
import type { Cli } from './cli.ts';
import type { OpenedHost } from './opened-host.ts';
import { writeLine } from './write-line.ts';

/** The world of this process. What only some commands need is loaded when they need it. */
export function processCli(): Cli {
  const { env, stdin: input, stdout: output, stderr: errors } = process;
  return {
    version: ownVersion(),
    env,
    input,
    output,
    errors,
    open: () => open(readConfig(env), env['LOG_LEVEL'] === undefined),
    openStores: async (...args) => (await import('../compose/open-stores.ts')).openStores(...args),
    openRecordsOf: async (...args) => (await import('../compose/open-stores.ts')).openRecordsOf(...args),
    openOutsideStores: async (...args) =>
      (await import('../compose/open-stores.ts')).openOutsideStores(...args),
    pendingMigrations: async (of) => {
      const { pendingHostMigrations } = await import('../compose/pending-migrations.ts');
      return pendingHostMigrations(readSettings(env), of);
    },
    plugins: async () => {
      const { loadPlugins } = await import('../load-plugins.ts');
      return loadPlugins(readSettings(env).plugins);
    },
    probes: async (settings) => {
      const { serviceProbes } = await import('../compose/service-probes.ts');
      return serviceProbes(settings);
    },
    serve: async (options) => {
      const { startHost } = await import('../start-host.ts');
      const host = await startHost(readConfig(env), {}, options);
      await writeLine(errors, `Coursewright is at ${host.url}; Ctrl-C stops it.`);
      if (!(await host.engine.learners.hasAdministrator())) {
        const { firstAdminLink } = await import('../accounts/first-admin-link.ts');
        await writeLine(
          errors,
          'Nobody administers this site yet. Whoever opens this link first, within a day, does:',
        );
        await writeLine(errors, `  ${firstAdminLink(host.composed)}`);
      }
      await toldToStop();
      await host.close();
    },
    work: async () => {
      const { startWorker } = await import('../start-worker.ts');
      const worker = await startWorker(readConfig(env));
      await writeLine(errors, 'Coursewright works in the background; Ctrl-C stops it.');
      await toldToStop();
      await worker.close();
    },
  };
}

/** A second signal finds no listener any more, and ends the process at once. */
async function toldToStop(): Promise<void> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}

/** A command shows no page, and is quiet unless LOG_LEVEL says otherwise. */
async function open(config: HostConfig, quiet: boolean): Promise<OpenedHost> {
  const { composeHost } = await import('../compose.ts');
  const publicUrl = config.publicUrl ?? `http://${config.host}:${config.port}`;
  return composeHost(
    { ...config, publicUrl },
    {
      log: pino({ level: quiet ? 'silent' : config.logLevel, base: null }, pino.destination(2)),
      widgets: pagelessWidgets,
    },
  );
}

function ownVersion(): string {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(manifest)).version;
}
