import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Asks the analytics API of a host, with one token after the other: each may ask 800 times a minute. */
export class ApiClient {
  readonly #url: string;
  readonly #tokens: readonly string[];
  #asked = 0;
  readonly #agent = new Agent({ keepAlive: true });

  constructor(url: string, tokens: readonly string[]) {
    this.#url = url;
    this.#tokens = tokens;
  }

  /** Throws for any answer but 200. */
  async json(path: string): Promise<unknown> {
    const { status, body } = await this.#answer(path);
    if (status === 404) throw new Error(`${path}: there is nothing.`);
    return JSON.parse(body);
  }

  /** '' where there is nothing. */
  async text(path: string): Promise<string> {
    const { status, body } = await this.#answer(path);
    return status === 404 ? '' : body;
  }

  /**
   * Asks for one path after the other, so many a second, until `end` is settled; gives the milliseconds that each took since
   * it was due: a server that stalls does not hide it. 404 is the API's way to say that there is nothing.
   */
  async askEvenly(paths: readonly string[], perSecond: number, end: Promise<unknown>): Promise<number[]> {
    const over = new AbortController();
    const stop = () => over.abort();
    void end.then(stop, stop);
    const asked: Promise<number>[] = [];
    const from = performance.now();
    while (!over.signal.aborted) {
      const due = from + (asked.length / perSecond) * 1000;
      await sleep(Math.max(0, due - performance.now()));
      const one = this.#timed(paths[asked.length % paths.length] ?? '/', due);
      one.catch(stop);
      asked.push(one);
    }
    await end;
    return Promise.all(asked);
  }

  async #timed(path: string, due: number): Promise<number> {
    await this.#answer(path);
    return performance.now() - due;
  }

  async #answer(path: string): Promise<Answer> {
    const answer = await this.#ask(path);
    if (answer.status === 200 || answer.status === 404) return answer;
    throw new Error(`${path}: ${answer.status} ${answer.body.slice(0, 500)}`);
  }

  #ask(path: string): Promise<Answer> {
    const token = this.#tokens[this.#asked++ % this.#tokens.length] ?? '';
    const headers = { authorization: `Token ${token}`, accept: 'application/json' };
    return new Promise((resolve, reject) => {
      const call = request(`${this.#url}${path}`, { agent: this.#agent, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString() }),
        );
      });
      call.on('error', reject);
      call.end();
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
