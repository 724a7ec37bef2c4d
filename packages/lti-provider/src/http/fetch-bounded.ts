import { CoreError } from '@coursewright/core';

export interface BoundedRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | URLSearchParams;
  readonly signal?: AbortSignal;
  /** What an answer may have at most; default 1 MB. */
  readonly maxBytes?: number;
}

export interface BoundedAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

const timeoutMs = 10_000;
const megabyte = 1_000_000;

/**
 * Asks another server and reads its whole answer: no redirects (an address is what its administrator entered), 10 seconds,
 * bounded in size. Throws `unavailable` when there is no answer.
 */
export async function fetchBounded(
  fetcher: typeof fetch,
  address: string,
  { signal, maxBytes = megabyte, ...request }: BoundedRequest = {},
): Promise<BoundedAnswer> {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetcher(address, {
      ...request,
      redirect: 'error',
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
    return { status: response.status, headers: response.headers, text: await readText(response, maxBytes) };
  } catch (error) {
    const why = timeout.aborted
      ? `gave no answer within ${timeoutMs / 1000} seconds`
      : `cannot be reached (${reason(error)})`;
    throw new CoreError('unavailable', `${new URL(address).origin} ${why}.`, { cause: error });
  }
}

async function readText(response: Response, maxBytes: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new Error(`its answer is longer than ${maxBytes / megabyte} MB`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return error.cause instanceof Error ? error.cause.message : error.message;
}
