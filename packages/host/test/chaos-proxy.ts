import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { seeded } from './seeded.ts';

/** A score as it came to the platform’s door, in the order of coming. */
export interface ArrivedScore {
  readonly path: string;
  readonly userId: string;
  readonly timestamp: string;
}

export interface ChaosProxy {
  readonly origin: string;
  readonly arrived: readonly ArrivedScore[];
  /** How often each thing happened. */
  readonly happened: ReadonlyMap<string, number>;
  /** From now on all is well. */
  calm(): void;
  close(): Promise<void>;
}

/** Of a thousand requests, to so many happens what the name says; to the others nothing. */
const fates = [
  ['lost on the way', 15],
  ['answer lost', 20],
  ['delayed', 60],
  ['delivered twice', 15],
  ['500', 20],
  ['503', 5],
  ['401', 8],
  ['403 rate limit', 2],
  ['429', 2],
] as const;
type Fate = (typeof fates)[number][0] | 'well';

/** Requests after which the platform restarts: it is away for a moment, and knows no token of before. */
const restartAfter = 300;
const awayMs = 300;

const score = z.object({ userId: z.string(), timestamp: z.string() });
const token = z.object({ access_token: z.string() });

/** Stands before a platform and makes it a bad one, the same way each time. */
export async function openChaosProxy(to: string, seed: number): Promise<ChaosProxy> {
  const random = seeded(seed);
  const arrived: ArrivedScore[] = [];
  const happened = new Map<string, number>();
  const count = (what: string) => happened.set(what, (happened.get(what) ?? 0) + 1);
  let calm = false;
  let requests = 0;
  let away = false;
  let tokens = new Set<string>();

  const fateOf = (isToken: boolean, mayRepeat: boolean): Fate => {
    let point = random() * 1000;
    for (const [fate, share] of fates) {
      point -= share;
      // Who we are is not refused: that is a matter for an administrator.
      if (point >= 0) continue;
      const refuses = fate === '401' || fate === '403 rate limit';
      return (isToken && refuses) || (fate === 'delivered twice' && !mayRepeat) ? 'well' : fate;
    }
    return 'well';
  };
  const forward = async (request: IncomingMessage, body: string) => {
    const { host: _host, connection: _connection, 'content-length': _length, ...headers } = request.headers;
    const answer = await fetch(`${to}${request.url}`, {
      method: request.method ?? 'GET',
      headers: Object.entries(headers).flatMap(([name, value]): [string, string][] =>
        typeof value === 'string' ? [[name, value]] : [],
      ),
      ...(body !== '' && { body }),
    });
    const answered = await answer.text();
    const given = token.safeParse(
      answer.ok && request.url?.endsWith('/token') ? JSON.parse(answered) : undefined,
    );
    if (given.success) tokens.add(given.data.access_token);
    return { answer, answered };
  };
  const refuse = (response: ServerResponse, status: number, reason: string, headers = {}) => {
    response.writeHead(status, headers).end(reason);
  };

  const server = createServer((request, response) => {
    void (async () => {
      const body = await text(request);
      const isToken = request.url?.endsWith('/token') === true;
      const posted = score.safeParse(
        request.url?.includes('/scores') === true ? JSON.parse(body) : undefined,
      );
      requests += 1;
      if (!calm && requests % restartAfter === 0) {
        count('restart');
        away = true;
        tokens = new Set();
        server.closeAllConnections();
        setTimeout(() => (away = false), awayMs);
      }
      if (away) return request.socket.destroy();
      const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
      if (bearer !== undefined && !tokens.has(bearer)) return refuse(response, 401, 'restarted meanwhile');
      // Whoever delivers "make this" twice has two made, and no tool can tell.
      const fate = calm ? 'well' : fateOf(isToken, posted.success || request.method === 'GET');
      count(fate);
      // Who is not let in may come again as they were.
      if (posted.success && fate !== '401') arrived.push({ path: request.url ?? '', ...posted.data });
      if (fate === 'lost on the way') return request.socket.destroy();
      if (fate === '500' || fate === '503' || fate === '401') return refuse(response, Number(fate), 'chaos');
      if (fate === '403 rate limit') return refuse(response, 403, '403 Forbidden (Rate Limit Exceeded)');
      if (fate === '429') return refuse(response, 429, 'slowly', { 'retry-after': '1' });
      if (fate === 'delayed') await sleep(random() * 60);
      const { answer, answered } = await forward(request, body);
      if (fate === 'answer lost') return request.socket.destroy();
      if (fate === 'delivered twice') {
        setTimeout(() => void forward(request, body).catch(() => undefined), random() * 200);
      }
      const headers = ['content-type', 'link'].flatMap((name): [string, string][] => {
        const value = answer.headers.get(name);
        return value === null ? [] : [[name, value]];
      });
      response.writeHead(answer.status, Object.fromEntries(headers)).end(answered);
    })().catch(() => request.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    arrived,
    happened,
    calm: () => {
      calm = true;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
