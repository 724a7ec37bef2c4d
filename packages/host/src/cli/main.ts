import { commands } from './commands.ts';
import { runCli } from './run-cli.ts';
import { processCli } from './process-cli.ts';

// A reader that has seen enough (`| head`) closes the pipe: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

// Started by an older Node, which waits for it: where that one is killed, nothing is left behind.
process.channel?.unref();
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));

process.exitCode = await runCli(commands, process.argv.slice(2), processCli());
