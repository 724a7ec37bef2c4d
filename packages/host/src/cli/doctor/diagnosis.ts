/** What one look at the machine found. */
export interface Diagnosis {
  readonly name: string;
  /** `bad`: the host does not run, or not safely, until it is mended. */
  readonly status: 'good' | 'doubtful' | 'bad';
  readonly found: string;
  /** What to do. */
  readonly advice?: string;
}
