import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { quantile } from '../quantile.ts';
import type { Load, LoadReport, Target, TargetRequest } from './load-report.ts';

const WARM_UP = 3000;
const MEASURED = 10_000;

const [target] = (await once(process, 'message')) as [Target];
const { steady: perSecond = 400 } = target;
const agent = new Agent({ keepAlive: true, maxSockets: 2 * target.requests.length });

let answers = 0;
let sent = 0;

function send({ url, headers, body: template }: TargetRequest): Promise<{ status: number; text: string }> {
  sent += 1;
  const body = template.replaceAll('{number}', String(sent));
  return new Promise((resolve, reject) => {
    const length = { 'content-length': Buffer.byteLength(body) };
    const call = request(url, { method: 'POST', agent, headers: { ...headers, ...length } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }),
      );
    });
    call.on('error', reject);
    call.end(body);
  });
}

async function measured(one: TargetRequest, due: number): Promise<number> {
  const { status, text } = await send(one);
  if (status >= 300) throw new Error(`An answer was refused: ${status} ${text.slice(0, 500)}`);
  answers += 1;
  return performance.now() - due;
}

async function flatOut(): Promise<Load> {
  const from = performance.now();
  const took: number[] = [];
  const busyCores = watchCores(WARM_UP);
  const learner = async (one: TargetRequest): Promise<void> => {
    for (;;) {
      const due = performance.now();
      if (due - from > WARM_UP + MEASURED) return;
      const ms = await measured(one, due);
      if (due - from > WARM_UP) took.push(ms);
    }
  };
  await Promise.all(target.requests.map(learner));
  return load(took, await busyCores);
}

/** Time counts from when an answer is due, not from when it could be sent: a server that stalls does not hide it. */
async function steady(): Promise<Load> {
  const from = performance.now();
  const busyCores = watchCores(0);
  const every = (target.requests.length / perSecond) * 1000;
  const took: number[] = [];
  const learner = async (one: TargetRequest, index: number): Promise<void> => {
    const first = from + (index / target.requests.length) * every;
    const sent: Promise<void>[] = [];
    for (let due = first; due - from < MEASURED; due += every) {
      await sleep(Math.max(0, due - performance.now()));
      sent.push(measured(one, due).then((ms) => void took.push(ms)));
    }
    await Promise.all(sent);
  };
  await Promise.all(target.requests.map(learner));
  return load(took, await busyCores);
}

/** How many cores work, on an average of the time that is measured. */
async function watchCores(warmUp: number): Promise<number> {
  await sleep(warmUp);
  const [busyBefore, allBefore] = coreTimes();
  await sleep(MEASURED);
  const [busy, all] = coreTimes();
  return ((busy - busyBefore) / (all - allBefore)) * cpus().length;
}

/** Milliseconds that all cores together have worked, and have been there. */
function coreTimes(): readonly [busy: number, all: number] {
  const times = cpus().map(
    ({ times: { user, nice, sys, irq, idle } }) => [user + nice + sys + irq, idle] as const,
  );
  const busy = times.reduce((sum, [working]) => sum + working, 0);
  return [busy, times.reduce((sum, [, idle]) => sum + idle, busy)];
}

function load(took: readonly number[], busyCores: number): Load {
  const perSecond = took.length / (MEASURED / 1000);
  return { perSecond, p50: quantile(took, 0.5), p99: quantile(took, 0.99), busyCores };
}

const measuredLoads = { flatOut: await flatOut(), steady: await steady() };
const report: LoadReport = { ...measuredLoads, answers };
agent.destroy();
process.send?.(report, () => process.disconnect?.());
