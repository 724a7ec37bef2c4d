import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Cli } from '../cli/cli.ts';
import { commands } from '../cli/commands.ts';
import type { Command } from '../cli/define-command.ts';
import { runCli } from '../cli/run-cli.ts';
import { openOutsideStores, openRecordsOf, openStores } from '../compose/open-stores.ts';

interface CliWorld extends Partial<
  Pick<
    Cli,
    | 'env'
    | 'open'
    | 'openStores'
    | 'openRecordsOf'
    | 'pendingMigrations'
    | 'plugins'
    | 'serve'
    | 'work'
    | 'probes'
  >
> {
  readonly input?: string;
  readonly commands?: readonly Command[];
}

/** Runs one command line in this process; what it wrote and its exit code. */
export async function runTestCli(args: readonly string[], world: CliWorld = {}) {
  const output = new PassThrough();
  const errors = new PassThrough();
  const [out, err] = [text(output), text(errors)];
  const code = await runCli(world.commands ?? commands, args, {
    version: '1.2.3',
    env: world.env ?? {},
    input: Readable.from([Buffer.from(world.input ?? '')]),
    output,
    errors,
    open: world.open ?? (() => Promise.reject(new Error('This command opens no host.'))),
    openStores: world.openStores ?? openStores,
    openRecordsOf: world.openRecordsOf ?? openRecordsOf,
    openOutsideStores,
    pendingMigrations: world.pendingMigrations ?? (async () => []),
    plugins: world.plugins ?? (async () => []),
    serve: world.serve ?? (async () => {}),
    work: world.work ?? (async () => {}),
    probes: world.probes ?? (async () => []),
  });
  output.end();
  errors.end();
  return { code, out: await out, err: await err };
}
