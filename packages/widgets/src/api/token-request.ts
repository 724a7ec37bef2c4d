import { ApiError } from './api-error.ts';
import { readProblemDocument } from './read-problem-document.ts';

/** What `POST /api/tokens` takes; grants as the embedding guide names them. */
export type TokenGrant =
  | { readonly grant: 'renew' }
  | { readonly grant: 'guest'; readonly embedKey: string; readonly guest?: string }
  | {
      readonly grant: 'authorization_code';
      readonly embedKey: string;
      readonly code: string;
      readonly codeVerifier: string;
      readonly guest?: string;
    };

export interface GrantedToken {
  readonly token: string;
  readonly expiresIn: number;
  /** A secret with which the same guest comes back. */
  readonly guest?: string | undefined;
}

/** Exchanges a grant for a bearer token; `old` is the one to be renewed. Throws `ApiError`. */
export async function requestToken(host: string, grant: TokenGrant, old?: string): Promise<GrantedToken> {
  let response: Response;
  try {
    response = await fetch(new URL('/api/tokens', host), {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(old !== undefined && { Authorization: `Bearer ${old}` }),
      },
      credentials: 'omit',
      body: JSON.stringify(grant),
    });
  } catch (cause) {
    throw new ApiError('network', 'The connection was lost.', { cause });
  }
  if (!response.ok) throw await readProblemDocument(response);
  const answer: unknown = await response.json();
  if (typeof answer !== 'object' || answer === null || !('token' in answer) || !('expiresIn' in answer)) {
    throw new ApiError('bad_response', 'The answer holds no token.');
  }
  const { token, expiresIn } = answer;
  if (typeof token !== 'string' || typeof expiresIn !== 'number') {
    throw new ApiError('bad_response', 'The answer holds no token.');
  }
  const guest = 'guest' in answer && typeof answer.guest === 'string' ? answer.guest : undefined;
  return { token, expiresIn, guest };
}
