import { isHash } from '../courses/hash-of.ts';
import { CoreError } from '../shared/core-error.ts';
import type { FileToUpload } from './upload-store.port.ts';

/** Bytes of every part but the last; S3 takes no less than 5 MiB, and 10,000 of them. */
export const uploadPartBytes = 16 * 1024 * 1024;
/** Files are read whole where they are checked: larger ones are not for this way. */
export const largestUpload = 1024 * 1024 * 1024;
/** Milliseconds that an upload may stay unfinished. */
export const uploadLifeMs = 24 * 3600 * 1000;

export interface UploadRange {
  /** Counted from 1, as S3 does. */
  readonly number: number;
  readonly from: number;
  readonly size: number;
}

export function uploadRanges(size: number): readonly UploadRange[] {
  return Array.from({ length: Math.ceil(size / uploadPartBytes) }, (_, index) => {
    const from = index * uploadPartBytes;
    return { number: index + 1, from, size: Math.min(uploadPartBytes, size - from) };
  });
}

/** Throws `bad_input` with the field that is wrong, `too_large`. */
export function checkFileToUpload({ sha256, size, contentType }: FileToUpload): void {
  const wrong = (field: string, what: string) =>
    new CoreError('bad_input', `${field} is not ${what}.`, { data: { field } });
  if (!isHash(sha256)) throw wrong('sha256', 'a SHA-256 in lower-case hex');
  if (!Number.isSafeInteger(size) || size < 1) throw wrong('size', 'a number of bytes, at least 1');
  if (size > largestUpload) {
    throw new CoreError('too_large', `An upload has at most ${largestUpload} bytes, not ${size}.`);
  }
  // RFC 9110 §8.3.1, without parameters that have quotes.
  if (!/^[\w!#$&^.+-]{1,60}\/[\w!#$&^.+-]{1,60}(; ?[\w-]{1,20}=[\w.-]{1,40})?$/.test(contentType))
    throw wrong('contentType', 'a media type');
}

/** Of an upload whose parts were sent and are not the file that was announced. */
export function otherBytes({ sha256, size }: FileToUpload): CoreError {
  return new CoreError(
    'bad_input',
    `What was sent is not the file that was announced (${size} bytes, SHA-256 ${sha256}): start again.`,
    { data: { field: 'sha256' } },
  );
}

export function noUpload(id: string): CoreError {
  return new CoreError(
    'not_found',
    `There is no upload ${id.slice(0, 100)}: it was finished, or is too old.`,
  );
}

export function missingPart(number: number): CoreError {
  return new CoreError('conflict', `Part ${number} of the upload has not been sent, or not whole.`);
}
