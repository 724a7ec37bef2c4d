import type { Cli } from './cli.ts';

/** The world of this process. */
export function processCli(): Cli {
  return {
    env: process.env,
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
    open: async () => {
      throw new Error('not wired yet');
    },
    plugins: async () => [],
    serve: async () => {
      throw new Error('not wired yet');
    },
  };
}
