import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import type { Figure } from '../figure.ts';
import { benchCourse, type BenchPlatform, type ToolAnswer, type ToolRequest } from './tool-process.ts';

const rounds = 5;
const launchesPerRound = 60;

/**
 * CPU milliseconds of the tool for one LTI 1.3 launch of three HTTP hops (login, launch, landing page), ours beside
 * ltijs 5.9.9 with an in-memory store, in interleaved rounds of one run. The median round counts.
 */
export async function benchLaunch(): Promise<Figure[]> {
  const platform = await startPlatform();
  const tools = {
    coursewright: await startTool('./coursewright-tool.ts', platform.facts),
    ltijs: await startTool('./ltijs-tool.ts', platform.facts),
  };
  try {
    const readings: Record<keyof typeof tools, number[]> = { coursewright: [], ltijs: [] };
    for (const tool of Object.values(tools)) await launchMany(platform, tool.url, launchesPerRound);
    for (let round = 0; round < rounds; round += 1) {
      for (const name of ['coursewright', 'ltijs'] as const) {
        const tool = tools[name];
        const before = await cpu(tool.child);
        await launchMany(platform, tool.url, launchesPerRound);
        readings[name].push(((await cpu(tool.child)) - before) / launchesPerRound);
      }
    }
    const [ours, theirs] = [median(readings.coursewright), median(readings.ltijs)];
    return [
      { bench: 'launch', name: 'CPU a launch, coursewright', value: ours, unit: 'ms' },
      { bench: 'launch', name: 'CPU a launch, ltijs 5.9.9 in memory', value: theirs, unit: 'ms' },
      { bench: 'launch', name: 'ltijs to coursewright', value: theirs / ours, unit: 'times' },
    ];
  } finally {
    for (const tool of Object.values(tools)) tool.child.kill();
    platform.server.close();
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
): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(new URL(file, import.meta.url), { execArgv: ['--conditions=@coursewright/source'] });
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
  const answered = once(child, 'message');
  child.send(request);
  const [answer] = (await Promise.race([
    answered,
    once(child, 'exit').then(() => Promise.reject(new Error('the tool ended'))),
  ])) as [ToolAnswer];
  return answer;
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
