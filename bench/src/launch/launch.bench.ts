import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import type { Figure } from '../figure.ts';
import { benchCourse, type BenchPlatform, type ToolAnswer, type ToolRequest } from './tool-process.ts';

const rounds = 5;
const launchesPerRound = 200;

/** Ours is durable on SQLite; ltijs beside it just as durable, and with nothing but memory under it, its ceiling. */
const files = {
  coursewright: './coursewright-tool.ts',
  'ltijs 5.9.9 on SQLite': './ltijs-sqlite-tool.ts',
  'ltijs 5.9.9 in memory': './ltijs-memory-tool.ts',
} as const;
type ToolName = keyof typeof files;
const toolNames: readonly ToolName[] = ['coursewright', 'ltijs 5.9.9 on SQLite', 'ltijs 5.9.9 in memory'];

/**
 * CPU milliseconds of a tool for one LTI 1.3 launch of three HTTP hops (login, launch, landing page), in interleaved rounds
 * of one run. The median round counts; the first one, which warms up, does not.
 */
export async function benchLaunch(): Promise<Figure[]> {
  const platform = await startPlatform();
  const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-bench-'));
  const tools: {
    readonly name: ToolName;
    readonly child: ChildProcess;
    readonly url: string;
    readonly readings: number[];
  }[] = [];
  try {
    for (const name of toolNames) {
      tools.push({ name, ...(await startTool(files[name], platform.facts, folder)), readings: [] });
    }
    for (let round = 0; round <= rounds; round += 1) {
      for (const { child, url, readings } of tools) {
        const before = await cpu(child);
        await launchMany(platform, url, launchesPerRound);
        if (round > 0) readings.push(((await cpu(child)) - before) / launchesPerRound);
      }
    }
    const costs = tools.map(({ name, readings }) => ({ name, cost: median(readings) }));
    const ours = costs.find(({ name }) => name === 'coursewright')?.cost ?? Number.NaN;
    return costs.flatMap(({ name, cost }) => [
      { bench: 'launch', name: `CPU a launch, ${name}`, value: cost, unit: 'ms' },
      ...(name === 'coursewright'
        ? []
        : [{ bench: 'launch', name: `${name} to coursewright`, value: cost / ours, unit: 'times' }]),
    ]);
  } finally {
    for (const { child } of tools) child.kill();
    platform.server.close();
    rmSync(folder, { recursive: true });
  }
}

interface Platform {
  readonly facts: BenchPlatform;
  readonly key: CryptoKey;
  readonly server: Server;
}

async function startPlatform(): Promise<Platform> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const jwks = JSON.stringify({
    keys: [{ ...(await exportJWK(publicKey)), kid: 'bench', alg: 'RS256', use: 'sig' }],
  });
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(jwks);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    key: privateKey,
    server,
    facts: {
      issuer,
      clientId: 'bench',
      deploymentId: '1',
      authenticationEndpoint: `${issuer}/auth`,
      tokenEndpoint: `${issuer}/token`,
      jwksUrl: `${issuer}/jwks.json`,
    },
  };
}

async function startTool(
  file: string,
  platform: BenchPlatform,
  folder: string,
): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(new URL(file, import.meta.url), {
    execArgv: ['--conditions=@coursewright/source'],
    // Where the tools put their temporary files, to be removed with it.
    env: { ...process.env, TMPDIR: folder },
  });
  const answer = await ask(child, { start: platform });
  if (!('url' in answer)) throw new Error(`${file} did not start`);
  return { child, url: answer.url };
}

async function cpu(child: ChildProcess): Promise<number> {
  const answer = await ask(child, 'cpu');
  if (!('cpuMs' in answer)) throw new Error('the tool did not tell its CPU time');
  return answer.cpuMs;
}

async function ask(child: ChildProcess, request: ToolRequest): Promise<ToolAnswer> {
  const settled = new AbortController();
  const { signal } = settled;
  const answered = once(child, 'message', { signal });
  const ended = once(child, 'exit', { signal }).then(() => Promise.reject(new Error('the tool ended')));
  child.send(request);
  try {
    const [answer] = (await Promise.race([answered, ended])) as [ToolAnswer];
    return answer;
  } finally {
    // Takes the listener of the one that did not come off the child.
    settled.abort();
    await Promise.allSettled([answered, ended]);
  }
}

async function launchMany(platform: Platform, tool: string, count: number): Promise<void> {
  for (let done = 0; done < count; done += 1) await launch(platform, tool, `learner-${done}`);
}

async function launch({ facts, key }: Platform, tool: string, subject: string): Promise<void> {
  const target = `${tool}/lti/launch?course=${encodeURIComponent(benchCourse)}`;
  const login = await fetch(`${tool}/lti/login`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({
      iss: facts.issuer,
      client_id: facts.clientId,
      login_hint: subject,
      target_link_uri: target,
      lti_deployment_id: facts.deploymentId,
    }),
  });
  const location = new URL(expectRedirect(login, 'login'));
  const cookie = login.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const claim = 'https://purl.imsglobal.org/spec/lti/claim/';
  const token = await new SignJWT({
    nonce: location.searchParams.get('nonce'),
    [`${claim}message_type`]: 'LtiResourceLinkRequest',
    [`${claim}version`]: '1.3.0',
    [`${claim}deployment_id`]: facts.deploymentId,
    [`${claim}target_link_uri`]: target,
    [`${claim}resource_link`]: { id: 'link-1', title: 'Bench' },
    [`${claim}roles`]: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Learner'],
    [`${claim}context`]: { id: 'course-1', title: 'Bench' },
    name: 'Ada Lovelace',
    email: 'ada@example.com',
  })
    .setProtectedHeader({ alg: 'RS256', kid: 'bench' })
    .setIssuer(facts.issuer)
    .setAudience(facts.clientId)
    .setSubject(subject)
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(key);
  const launched = await fetch(target, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie },
    body: new URLSearchParams({ id_token: token, state: location.searchParams.get('state') ?? '' }),
  });
  const landing = new URL(expectRedirect(launched, 'launch'), tool);
  const session = [cookie, ...launched.headers.getSetCookie().map((line) => line.split(';')[0])].join('; ');
  const page = await fetch(landing, { headers: { cookie: session } });
  if (!page.ok) throw new Error(`the landing page answered ${page.status}: ${await page.text()}`);
  await page.arrayBuffer();
}

function expectRedirect(response: Response, step: string): string {
  const location = response.headers.get('location');
  if (location === null) throw new Error(`${step} answered ${response.status} and no redirect`);
  return location;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
