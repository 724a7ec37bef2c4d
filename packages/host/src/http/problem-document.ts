import { CoreError, errorCatalogue, type Refusal } from '@coursewright/core';

/** RFC 9457, with the catalogue's `code` and `hint` as extension members. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly hint: string;
  /** Id of the request, to find it in the log. */
  readonly instance?: string;
  /** What the refusal's sentence needs. */
  readonly facts?: Refusal['facts'];
}

const typeOf = (code: string) => `urn:coursewright:error:${code}`;

/** What a caller is told of a fault. Of one that is not in the catalogue they learn that it happened, and nothing else. */
export function problemOf(error: unknown): ProblemDocument {
  if (error instanceof CoreError && (error.status < 500 || error.status === 501)) {
    const { code, title, status, detail, hint } = error;
    return { type: typeOf(code), title, status, code, detail, hint };
  }
  if (error instanceof CoreError && error.code === 'unavailable') {
    const { title, hint, status } = errorCatalogue.unavailable;
    return { type: typeOf('unavailable'), title, status, code: 'unavailable', detail: title, hint };
  }
  return bodyProblem(error) ?? internal;
}

const internal: ProblemDocument = {
  type: typeOf('internal'),
  title: 'Something went wrong here',
  status: 500,
  code: 'internal',
  detail: 'The server met a fault that it does not know.',
  hint: 'Try again; if it stays, give the request id to an administrator.',
};

export function refusalProblem(refusal: Refusal): ProblemDocument {
  return {
    type: typeOf(refusal.refused),
    title: 'Not possible now',
    status: 403,
    code: refusal.refused,
    detail: `Refused: ${refusal.refused.replaceAll('_', ' ')}.`,
    hint: 'See the state of the block or the course.',
    ...(refusal.facts && { facts: refusal.facts }),
  };
}

/** Faults of Express's body parser and router, which carry a 4xx `status` and, from the parser, a `type`. */
function bodyProblem(error: unknown): ProblemDocument | undefined {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined;
  if (error.status === 413) {
    const { title, hint } = errorCatalogue.too_large;
    return { type: typeOf('too_large'), title, status: 413, code: 'too_large', detail: title, hint };
  }
  if (error.status < 400 || error.status > 499) return undefined;
  const { title, hint } = errorCatalogue.bad_input;
  const detail = 'The request cannot be read: its address or body is malformed.';
  return { type: typeOf('bad_input'), title, status: error.status, code: 'bad_input', detail, hint };
}
