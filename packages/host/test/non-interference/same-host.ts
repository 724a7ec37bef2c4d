import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serverOrigin } from '@coursewright/core';
import { csrfOf, type Browser } from '../../src/testing/browser.ts';
import { openTestHost } from '../../src/testing/test-host.ts';
import { sameCourseKey, writeSameCourse } from './same-course.ts';

/** One answer of a host as it came: status, headers and body. What names the host, the request or the session is masked. */
export interface Answered {
  readonly asked: string;
  readonly answer: string;
}

/** Headers that tell of the request, and of nothing else; a weak ETag is a hash of the body before it is masked. */
const ofTheRequest = new Set(['date', 'set-cookie', 'x-request-id', 'keep-alive', 'connection']);

/** A host that has the course with one or the other of each pair; time stands still in it. */
export async function sameHost(which: 'one' | 'other') {
  const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-same-'));
  const at = 1_780_000_000_000_000;
  const host = await openTestHost({ clock: { now: () => at } }, { course: false });
  await host.engine.courses.import({ source: writeSameCourse(folder, which), author: 'author' });
  return {
    /** A learner of the course who has logged in: each is slowed down by itself. */
    learner: async (username: string): Promise<SameLearner> => {
      const email = `${username}@example.org`;
      const { id: userId } = await host.engine.learners.createAccount({
        username,
        email,
        name: username,
        password,
      });
      await host.engine.learners.enroll({ userId, courseKey: sameCourseKey, invited: true }, serverOrigin);
      const browser = host.browser();
      await browser.logIn(username, password);
      return asking(browser, host.url);
    },
    close: async () => {
      await host.close();
      rmSync(folder, { recursive: true });
    },
  };
}

const password = 'correct horse';

export interface SameLearner {
  get(address: string): Promise<Answered>;
  page(address: string): Promise<Answered>;
  head(address: string): Promise<Answered>;
  post(address: string, body: unknown): Promise<Answered>;
}

interface Request {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

async function asking(browser: Browser, url: string): Promise<SameLearner> {
  const csrf = csrfOf(await browser.page('/'));
  const ask = async (address: string, init: Request = {}): Promise<Answered> => {
    const response = await browser.fetch(address, {
      ...init,
      headers: { accept: 'application/json', 'x-csrf-token': csrf, ...init.headers },
    });
    const headers = [...response.headers].filter(
      ([name, value]) => !ofTheRequest.has(name) && !(name === 'etag' && value.startsWith('W/')),
    );
    const id = response.headers.get('x-request-id') ?? 'no id';
    const body = await response.text();
    const answer = `${response.status} ${JSON.stringify(headers)} ${body}`
      .replaceAll(url, 'https://host')
      .replaceAll(encodeURIComponent(url), 'https%3A%2F%2Fhost')
      .replaceAll(csrf, 'CSRF')
      .replaceAll(id, 'REQUEST');
    const sent = init.body === undefined ? '' : ` ${init.body}`;
    return { asked: `${init.method ?? 'GET'} ${address}${sent}`, answer };
  };
  return {
    get: (address) => ask(address),
    page: (address) => ask(address, { headers: { accept: 'text/html' } }),
    head: (address) => ask(address, { method: 'HEAD' }),
    post: (address, body) =>
      ask(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  };
}
