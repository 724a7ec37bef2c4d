import type { AnyEvent, Json } from '@coursewright/core';
import { isTooDeep } from '../log/json-depth.ts';
import type { LineFault } from './lint-codes.ts';

/** What is wrong with the `event` member of a known event; `source` is its `event_source`. */
export function checkData(event: AnyEvent, data: Json | undefined, source: string): readonly LineFault[] {
  if (data === undefined) return [];
  const fromPage = source === 'browser' || source === 'mobile';
  // What a page alone tells under this name.
  if (fromPage && event.pageData?.safeParse(data).success === true) return [];
  const decoded = typeof data === 'string' ? decode(data) : { json: data };
  if (decoded === undefined) {
    if (event.data.safeParse(data).success) return [];
    const message =
      typeof data === 'string' && data.length === 512
        ? 'The text was cut off at 512 characters.'
        : 'The text is no JSON, and the event’s data are no text.';
    return [{ code: 'bad_data', path: 'event', message }];
  }
  const parsed = event.data.safeParse(decoded.json);
  if (parsed.success) return [];
  return flat(parsed.error.issues).map(({ path, message }) => ({
    code: 'bad_data',
    path: ['event', ...path].map(String).join('.'),
    message: `${message}.`,
  }));
}

function decode(text: string): { readonly json: unknown } | undefined {
  if (text === '') return { json: {} };
  if (isTooDeep(text)) return undefined;
  try {
    return { json: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly errors?: unknown;
}

/** Of several shapes that an event may have, the faults of the one that it comes nearest to. */
function flat(issues: readonly Issue[]): readonly Issue[] {
  return issues.flatMap((issue) => {
    const branches = Array.isArray(issue.errors) ? issue.errors.filter(isIssues) : [];
    const [nearest] = branches.toSorted((one, other) => one.length - other.length);
    if (nearest === undefined) return [issue];
    return flat(nearest).map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
  });
}

function isIssues(value: unknown): value is readonly Issue[] {
  return (
    Array.isArray(value) && value.every((item) => typeof item === 'object' && item !== null && 'path' in item)
  );
}
