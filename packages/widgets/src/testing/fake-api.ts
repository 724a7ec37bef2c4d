import type { ActionAnswer, BlockView, CourseView, Json, ProgressView } from '@coursewright/core';

export const fakeHost = 'https://courses.test';

/** One request as the fake saw it. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: Json;
}

type Reply = object | Response | ((request: SeenRequest) => object | Response | Promise<object | Response>);

/** The host's HTTP API as a table of replies, in place of `fetch`; `restore` puts the real one back. */
export function fakeApi() {
  const real = globalThis.fetch;
  const replies = new Map<string, Reply>();
  const requests: SeenRequest[] = [];

  globalThis.fetch = async (address, init) => {
    const url = new URL(address instanceof Request ? address.url : address, location.href);
    if (url.origin !== fakeHost) return real(address, init);
    init?.signal?.throwIfAborted();
    const method = init?.method ?? 'GET';
    const path = decodeURIComponent(url.pathname);
    const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as Json) : null;
    const request = { method, path, headers: new Headers(init?.headers), body };
    requests.push(request);
    const reply = replies.get(`${method} ${path}`);
    if (reply === undefined) return problem(404, 'not_found');
    const answer = typeof reply === 'function' ? await reply(request) : reply;
    return answer instanceof Response ? answer.clone() : Response.json(answer);
  };

  return {
    requests,
    reply(method: 'GET' | 'POST', path: string, reply: Reply): void {
      replies.set(`${method} ${path}`, reply);
    },
    course(view: CourseView): void {
      replies.set(`GET /api/courses/${view.courseKey}`, view);
    },
    progress(courseKey: string, view: ProgressView): void {
      replies.set(`GET /api/courses/${courseKey}/progress`, view);
    },
    block(view: BlockView): void {
      replies.set(`GET /api/blocks/${view.usageKey}`, view);
    },
    act(usageKey: string, action: string, reply: ActionAnswer | Reply): void {
      replies.set(`POST /api/blocks/${usageKey}/actions/${action}`, reply);
    },
    sent(path: string): readonly SeenRequest[] {
      return requests.filter((request) => request.path.endsWith(path));
    },
    restore(): void {
      globalThis.fetch = real;
    },
  };
}

/** A problem document (RFC 9457). */
export function problem(status: number, code: string, more: object = {}): Response {
  return Response.json({ title: code, status, code, detail: code, ...more }, { status });
}

/** What `fetch` does when the network is away. */
export function lostConnection(): never {
  throw new TypeError('Failed to fetch');
}
