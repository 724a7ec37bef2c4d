import { errorCatalogue, type ErrorCode } from './error-catalogue.ts';
import type { JsonObject } from './json.ts';

/**
 * A fault with a stable `code` from the catalogue. `detail` says what was wrong and where, in one sentence for the
 * person who can mend it; `data` carries the same facts for a program. Neither ever holds a secret or an answer key.
 */
export class CoreError extends Error {
  override readonly name = 'CoreError';
  readonly code: ErrorCode;
  readonly detail: string;
  readonly data: JsonObject;

  constructor(code: ErrorCode, detail: string, options: { data?: JsonObject; cause?: unknown } = {}) {
    super(detail, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.detail = detail;
    this.data = options.data ?? {};
  }

  get title(): string {
    return errorCatalogue[this.code].title;
  }
  get hint(): string {
    return errorCatalogue[this.code].hint;
  }
  get status(): number {
    return errorCatalogue[this.code].status;
  }
}
