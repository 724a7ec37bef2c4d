/** Text that is not well-formed XML, or that this parser refuses; `line` and `column` count from 1. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
  readonly line: number;
  readonly column: number;
  /** `doctype`: a document type with its entities is refused, never read. */
  readonly reason: 'malformed' | 'doctype' | 'too_deep' | 'too_large';

  constructor(
    message: string,
    at: { line: number; column: number },
    reason: XmlError['reason'] = 'malformed',
  ) {
    super(message);
    this.line = at.line;
    this.column = at.column;
    this.reason = reason;
  }
}
