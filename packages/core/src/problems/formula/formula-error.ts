/** A formula that cannot be read or computed; `kind` is the exception of openedx-calc. */
export class FormulaError extends Error {
  override readonly name = 'FormulaError';
  readonly kind: 'syntax' | 'undefined' | 'parentheses' | 'factorial' | 'arithmetic';

  constructor(kind: FormulaError['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}
