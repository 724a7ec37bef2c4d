/** One measured number; `npm run bench` prints each as a JSON line. */
export interface Figure {
  readonly bench: string;
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}
