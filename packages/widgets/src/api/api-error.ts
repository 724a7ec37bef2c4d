/**
 * What the API answered instead of what was asked for. `code` is stable: the server's (RFC 9457 document with `code`), a
 * refusal's reason, or what the client itself finds: `network`, `no_credentials`, `bad_response`.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  /** Seconds after which to ask again, where the server said so. */
  readonly retryAfter: number | undefined;
  /** What a refusal's sentence needs, e.g. `seconds`. */
  readonly facts: Readonly<Record<string, string | number>>;

  constructor(
    code: string,
    detail: string,
    more: {
      readonly status?: number;
      readonly retryAfter?: number | undefined;
      readonly facts?: Readonly<Record<string, string | number>>;
      readonly cause?: unknown;
    } = {},
  ) {
    super(detail, more.cause === undefined ? undefined : { cause: more.cause });
    this.code = code;
    this.status = more.status ?? 0;
    this.retryAfter = more.retryAfter;
    this.facts = more.facts ?? {};
  }

  /** Nothing came back, or that a server is away: whether the request was done is not known. */
  get isLost(): boolean {
    return this.code === 'network' || [502, 503, 504].includes(this.status);
  }
}

/** Any thrown thing as an {@link ApiError}. */
export function asApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  return new ApiError('bad_response', thrown instanceof Error ? thrown.message : String(thrown), {
    cause: thrown,
  });
}
