import type { ActionAnswer, BlockView, CourseView, Json, ProgressView } from '@coursewright/core';
import type { InsightsChart } from '../charts/insights-chart-answer.ts';
import { ApiError } from './api-error.ts';
import type { Credentials } from './credentials.ts';
import { readProblemDocument } from './read-problem-document.ts';

/** An event as `POST /api/events` takes it. */
export interface PageEvent {
  readonly name: string;
  readonly courseId: string;
  readonly data: Json;
}

/** The HTTP API as elements use it. Everything throws `ApiError`. */
export interface ApiClient {
  course(courseKey: string, signal?: AbortSignal): Promise<CourseView>;
  progress(courseKey: string, signal?: AbortSignal): Promise<ProgressView>;
  block(usageKey: string, signal?: AbortSignal): Promise<BlockView>;
  /** A chart of Insights, narrowed by what is asked of it. */
  insightsChart(
    courseKey: string,
    chart: string,
    asked: Readonly<Record<string, string>>,
    signal?: AbortSignal,
  ): Promise<InsightsChart>;
  /** Sent once: whether a lost action arrived is for the caller to find out. */
  act(usageKey: string, action: string, input: Json): Promise<ActionAnswer>;
  record(events: readonly PageEvent[]): Promise<void>;
  /** The same while the page goes away; false when it could not even be handed to the browser. */
  recordLast(events: readonly PageEvent[]): boolean;
}

/** Milliseconds before a read that was lost is asked for again; after the last it fails. */
const backOff = [400, 1600];

export function apiClient({
  host,
  credentials,
  wait = pause,
}: {
  readonly host: string;
  readonly credentials: Credentials;
  readonly wait?: (milliseconds: number) => Promise<void>;
}): ApiClient {
  const send = async (path: string, init: RequestInit, renew: boolean): Promise<Response> => {
    const proof = await credentials.headers(renew);
    try {
      return await fetch(new URL(path, host), {
        ...init,
        credentials: credentials.cookies,
        headers: { Accept: 'application/json', ...(init.body != null && json), ...proof },
      });
    } catch (cause) {
      if (init.signal?.aborted) throw cause;
      throw new ApiError('network', 'The connection was lost.', { cause });
    }
  };
  const request = async (path: string, init: RequestInit): Promise<Response> => {
    let response = await send(path, init, false);
    if (response.status === 401 && credentials.renewable) response = await send(path, init, true);
    if (!response.ok) throw await readProblemDocument(response);
    return response;
  };
  const read = async <Answer>(path: string, signal: AbortSignal | undefined): Promise<Answer> => {
    for (const pauseBefore of backOff) {
      try {
        return await bodyOf<Answer>(await request(path, { signal: signal ?? null }));
      } catch (error) {
        if (!(error instanceof ApiError) || !mayPass(error)) throw error;
        await wait(error.retryAfter === undefined ? pauseBefore : error.retryAfter * 1000);
      }
    }
    return bodyOf<Answer>(await request(path, { signal: signal ?? null }));
  };
  const post = (path: string, body: unknown): Promise<Response> =>
    request(path, { method: 'POST', body: JSON.stringify(body) });

  return {
    course: (courseKey, signal) => read(`/api/courses/${encodeURIComponent(courseKey)}`, signal),
    progress: (courseKey, signal) => read(`/api/courses/${encodeURIComponent(courseKey)}/progress`, signal),
    block: (usageKey, signal) => read(`/api/blocks/${encodeURIComponent(usageKey)}`, signal),
    insightsChart: (courseKey, chart, asked, signal) =>
      read(
        `/api/insights/courses/${encodeURIComponent(courseKey)}/charts/${encodeURIComponent(chart)}?${new URLSearchParams(asked).toString()}`,
        signal,
      ),
    act: async (usageKey, action, input) =>
      bodyOf(
        await post(
          `/api/blocks/${encodeURIComponent(usageKey)}/actions/${encodeURIComponent(action)}`,
          input,
        ),
      ),
    record: async (events) => {
      await post('/api/events', { events });
    },
    recordLast: (events) => {
      const proof = credentials.lastHeaders();
      if (proof === undefined) return false;
      const body = JSON.stringify({ events });
      void fetch(new URL('/api/events', host), {
        method: 'POST',
        keepalive: true,
        credentials: credentials.cookies,
        headers: { ...json, ...proof },
        body,
      }).catch(() => undefined);
      return true;
    },
  };
}

const json = { 'Content-Type': 'application/json' };

/** A lost connection, a server that is away for a moment, a limit with a short wait: worth another read. */
function mayPass(error: ApiError): boolean {
  if (error.isLost) return true;
  return error.status === 429 && (error.retryAfter ?? Infinity) <= 5;
}

async function bodyOf<Answer>(response: Response): Promise<Answer> {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the API is ours: its OpenAPI document and these types come from one source
    return (await response.json()) as Answer;
  } catch (cause) {
    throw new ApiError('bad_response', 'The answer is not JSON.', { status: response.status, cause });
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
