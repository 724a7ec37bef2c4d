import type { DownloadOptions } from '../files/file-store.port.ts';
import type { Finding } from '../olx/findings.ts';

/** Courses as a whole. Every method throws `course_not_found` for a key that names none, `invalid_key` for a malformed one. */
export interface CourseService {
  list(): Promise<readonly CourseSummary[]>;
  summary(courseKey: string): Promise<CourseSummary>;
  /** Imports a `.tar.gz` or a folder and publishes it. Throws for a source that cannot be read at all; else see `findings`. */
  import(input: ImportInput): Promise<ImportReport>;
  /** Reads without storing. */
  check(source: string): Promise<readonly Finding[]>;
  /** Files of the OLX archive in order of path, under the course's folder. */
  export(courseKey: string, branch?: 'draft' | 'published'): AsyncIterable<CourseFile>;
  /** One file of the course (`static/picture.png`, `about/overview.html`), of the published version. Throws `not_found`. */
  file(courseKey: string, path: string): Promise<{ readonly bytes: Uint8Array; readonly sha256: string }>;
  /** An address under which the store of files gives out that file itself; undefined where it has no server. Throws `not_found`. */
  downloadUrl(courseKey: string, path: string, options: DownloadOptions): Promise<string | undefined>;
}

export interface CourseSummary {
  readonly courseKey: string;
  readonly title: string;
  readonly org: string;
  readonly number: string;
  readonly run: string;
  readonly language: string;
  /** ISO 8601. */
  readonly start?: string;
  readonly end?: string;
  readonly shortDescription: string;
  /** Path of the course's picture for `file`, if it is there. */
  readonly image?: string;
  readonly catalogVisibility: 'both' | 'about' | 'none';
}

export interface ImportInput {
  /** Path of a `.tar.gz` archive or a folder. */
  readonly source: string;
  /** Stores it under this key instead of the one in the source. */
  readonly courseKey?: string;
  readonly author: string;
  readonly onProgress?: (done: number, of: number, what: string) => void;
}

export interface ImportReport {
  readonly courseKey: string;
  /** Hash of the published commit. */
  readonly commit: string;
  readonly blocks: number;
  readonly files: number;
  readonly findings: readonly Finding[];
}

export interface CourseFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}
