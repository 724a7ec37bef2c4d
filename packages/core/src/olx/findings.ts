/**
 * What an import or a check noticed. `code` is stable; the names that olxcleaner 0.3.0 uses are used where they mean the same.
 * `error`: something could not be read and was kept verbatim; `warning`: read, but likely not what was meant;
 * `info`: worth knowing.
 */
export interface Finding {
  readonly severity: 'error' | 'warning' | 'info';
  readonly code: FindingCode;
  readonly message: string;
  /** Path inside the course folder. */
  readonly file: string;
  /** From 1. */
  readonly line?: number;
  /** `TYPE@ID` of the block it is about. */
  readonly block?: string;
}

export const findingCodes = {
  InvalidXML: 'error',
  InvalidHTML: 'error',
  CourseXMLName: 'warning',
  NoRunName: 'warning',
  TagMismatch: 'warning',
  InvalidPointer: 'error',
  FileDoesNotExist: 'error',
  PointerAlreadyPointedAt: 'error',
  UnexpectedContent: 'warning',
  DuplicateHTMLName: 'warning',
  MissingURLName: 'info',
  DuplicateURLName: 'error',
  MissingDisplayName: 'info',
  BadPolicy: 'error',
  BadPolicyFormat: 'error',
  PolicyRefNotFound: 'warning',
  GradingPolicyIssue: 'warning',
  InvalidSetting: 'warning',
  MissingFile: 'warning',
  BadJumpToLink: 'warning',
  /** A draft whose place in the course is not there; its file is kept. */
  DraftWithoutParent: 'warning',
  /** The identifier holds characters that a usage key cannot. */
  CleanedURLName: 'info',
} as const satisfies Record<string, Finding['severity']>;

export type FindingCode = keyof typeof findingCodes;

export class FindingList {
  readonly all: Finding[] = [];

  add(code: FindingCode, file: string, message: string, at: { line?: number; block?: string } = {}): void {
    this.all.push({ severity: findingCodes[code], code, file, message, ...at });
  }
}
