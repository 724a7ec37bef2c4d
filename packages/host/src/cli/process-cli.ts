import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { z } from 'zod';
import { readConfig, type HostConfig } from '../config.ts';
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
    pendingMigrations: async () => {
      const { pendingHostMigrations } = await import('../compose.ts');
      return pendingHostMigrations(readSettings(env));
    },
    plugins: async () => {
      const { loadPlugins } = await import('../load-plugins.ts');
      return loadPlugins(readSettings(env).plugins);
    },
    serve: async () => {
      const { startHost } = await import('../start-host.ts');
      const host = await startHost(readConfig(env));
      await writeLine(errors, `Coursewright is at ${host.url}; Ctrl-C stops it.`);
      // A second signal finds no listener any more, and ends the process at once.
      await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
      await host.close();
    },
  };
}

/** A command shows no page, so it runs before the widgets are built; it is quiet unless LOG_LEVEL says otherwise. */
async function open(config: HostConfig, quiet: boolean): Promise<OpenedHost> {
  const { composeHost } = await import('../compose.ts');
  const publicUrl = config.publicUrl ?? `http://${config.host}:${config.port}`;
  return composeHost(
    { ...config, publicUrl },
    {
      log: pino({ level: quiet ? 'silent' : config.logLevel, base: null }, pino.destination(2)),
      widgets: { folder: '', version: '', path: '', integrity: '' },
    },
  );
}

function ownVersion(): string {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(manifest)).version;
}
