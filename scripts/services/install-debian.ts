import { runProgram, succeeds } from './run-program.ts';

/** Installs Debian packages where `program` is not on PATH. Needs root: without it, says what to install. */
export async function installDebian(program: string, packages: readonly string[]): Promise<void> {
  if (await succeeds('sh', ['-c', `command -v ${program}`])) return;
  const install = `apt-get install --no-install-recommends ${packages.join(' ')}`;
  if (process.getuid?.() !== 0) throw new Error(`${program} is missing. Install it as root: ${install}`);
  console.error(`Installing ${packages.join(' ')} …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runProgram('apt-get', ['update', '-qq'], { env });
  // The packages' own servers are not to start beside ours.
  await runProgram('sh', ['-c', `RUNLEVEL=1 ${install} -y -qq`], { env });
}
