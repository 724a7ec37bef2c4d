import { ApiError } from './api-error.ts';

/** A failed answer as an error: from its problem document (RFC 9457), or from the status where there is none. */
export async function readProblemDocument(response: Response): Promise<ApiError> {
  const document: unknown = await response.json().catch(() => undefined);
  const member = (name: string): unknown =>
    typeof document === 'object' && document !== null && name in document
      ? Object.entries(document).find(([key]) => key === name)?.[1]
      : undefined;
  const text = (name: string): string | undefined => {
    const value = member(name);
    return typeof value === 'string' ? value : undefined;
  };
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new ApiError(
    text('code') ?? `http_${response.status}`,
    text('detail') ?? text('title') ?? response.statusText,
    {
      status: response.status,
      retryAfter: Number.isFinite(seconds) ? seconds : undefined,
      facts: factsOf(member('facts')),
    },
  );
}

function factsOf(value: unknown): Record<string, string | number> {
  if (typeof value !== 'object' || value === null) return {};
  const facts: Record<string, string | number> = {};
  for (const [name, fact] of Object.entries(value)) {
    if (typeof fact === 'string' || typeof fact === 'number') facts[name] = fact;
  }
  return facts;
}
