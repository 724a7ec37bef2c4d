import { CoreError } from '../../shared/core-error.ts';

/** What a course may be in size before it is not read; bytes, unpacked. */
export interface SourceLimits {
  readonly files: number;
  readonly fileBytes: number;
  readonly totalBytes: number;
  /** Unpacked against packed; counts only from `ratioFrom` bytes on. */
  readonly ratio: number;
  readonly ratioFrom: number;
}

const mebibyte = 1024 * 1024;

export const sourceLimits: SourceLimits = {
  files: 50_000,
  fileBytes: 256 * mebibyte,
  totalBytes: 1024 * mebibyte,
  ratio: 200,
  ratioFrom: 16 * mebibyte,
};

export function hostile(detail: string, path?: string): CoreError {
  return new CoreError('hostile_archive', detail, path === undefined ? {} : { data: { path } });
}

/** Counts files and bytes as they come. @throws CoreError `hostile_archive` */
export function sizeGuard(limits: SourceLimits): (path: string, bytes: number) => void {
  let files = 0;
  let total = 0;
  return (path, bytes) => {
    files += 1;
    total += bytes;
    if (files > limits.files) throw hostile(`There are more than ${limits.files} files.`);
    if (bytes > limits.fileBytes) throw hostile(`${path} has more than ${limits.fileBytes} bytes.`, path);
    if (total > limits.totalBytes)
      throw hostile(`The files have more than ${limits.totalBytes} bytes together.`);
  };
}
