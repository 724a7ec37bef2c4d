import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import path from 'node:path';
import { composeHost, type HostConfig, type RunningHost } from '@coursewright/host';
import { freePort, type ServicePlaces } from '@coursewright/core/testing';
import { roundRobin, type RoundRobin } from './round-robin.ts';

const bin = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@coursewright/host/package.json')),
  'bin',
  'coursewright.js',
);

/** Two hosts and a worker, each a process of the command as an admin starts it, on the given services. */
export interface Topology {
  readonly proxy: RoundRobin;
  /** What stands in for `startHost`: `composed` is one more process's view of the same stores, and works on nothing. */
  start(config: HostConfig): Promise<RunningHost>;
}

export async function openTopology(places: ServicePlaces, secret: string): Promise<Topology> {
  const proxy = await roundRobin();
  const publicUrl = `http://127.0.0.1:${proxy.port}`;
  const start = async (config: HostConfig): Promise<RunningHost> => {
    const { mysqlUrl, mongodbUrl, redisUrl, s3 } = places;
    const services = { mysqlUrl, mongodbUrl, redisUrl, s3 };
    const composed = await composeHost({ ...config, ...services, publicUrl });
    const processes: ChildProcess[] = [];
    const stop = async () => {
      await Promise.all(processes.map(ended));
      await proxy.close();
      await composed.close();
    };
    const run = async (name: string, args: readonly string[], port = 0): Promise<void> => {
      // Each has a folder of its own: they share nothing but services and the secret.
      const env = {
        ...settingsOf(places),
        PORT: String(port),
        COURSEWRIGHT_DATA: path.join(config.data, name),
      };
      const child = spawn(process.execPath, [bin, ...args], {
        env: {
          ...process.env,
          ...env,
          COURSEWRIGHT_PUBLIC_URL: publicUrl,
          COURSEWRIGHT_SECRET: secret,
          COURSEWRIGHT_TRUST_PROXY: '1',
          LOG_LEVEL: 'error',
        },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      processes.push(child);
      await started(name, child);
    };
    try {
      const ports = [await freePort(), await freePort()];
      await Promise.all([
        ...ports.map((port, n) => run(`host-${n}`, ['serve', '--no-worker'], port)),
        run('worker', ['worker']),
      ]);
      proxy.serve(ports.map((port) => `http://127.0.0.1:${port}`));
    } catch (error) {
      await stop();
      throw error;
    }
    return { url: publicUrl, engine: composed.engine, lti: composed.lti, composed, close: stop };
  };
  return { proxy, start };
}

function settingsOf({ mysqlUrl, mongodbUrl, redisUrl, s3 }: ServicePlaces): Record<string, string> {
  return {
    COURSEWRIGHT_MYSQL_URL: mysqlUrl,
    COURSEWRIGHT_MONGODB_URL: mongodbUrl,
    COURSEWRIGHT_REDIS_URL: redisUrl,
    COURSEWRIGHT_S3_ENDPOINT: s3.endpoint ?? '',
    COURSEWRIGHT_S3_REGION: s3.region,
    COURSEWRIGHT_S3_BUCKET: s3.bucket,
    COURSEWRIGHT_S3_ACCESS_KEY_ID: s3.credentials?.accessKeyId ?? '',
    COURSEWRIGHT_S3_SECRET_ACCESS_KEY: s3.credentials?.secretAccessKey ?? '',
  };
}

/** Until the command says that it is there. Throws with what it said when it ends before. */
async function started(name: string, child: ChildProcess): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      if (/Coursewright (is at|works)/.test(said)) resolve();
    });
    child.on('exit', () => reject(new Error(`${name} has ended: ${said}`)));
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}
