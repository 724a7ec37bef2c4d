import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { ApiClient } from './api-client.ts';

const bin = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@coursewright/host/package.json')),
  'bin',
  'coursewright.js',
);

/** Runs the host's command in a process of its own; gives what it wrote. */
export async function runCommand(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [bin, ...args], { env });
  return stdout;
}

const tokens = 5;

/** Asks as a service, which sees every course: the host at `url`, whose settings `env` holds. */
export async function openApiClient(url: string, env: NodeJS.ProcessEnv): Promise<ApiClient> {
  return new ApiClient(url, await Promise.all(Array.from({ length: tokens }, () => serviceToken(env))));
}

async function serviceToken(env: NodeJS.ProcessEnv): Promise<string> {
  const made: unknown = JSON.parse(
    await runCommand(['analytics', 'token', 'create', 'bench', '--json'], env),
  );
  const token = typeof made === 'object' && made !== null && 'token' in made ? made.token : undefined;
  if (typeof token !== 'string') throw new Error('No token was made.');
  return token;
}
