/** Rows by table. */
export type Rows = Readonly<Record<string, readonly Readonly<Record<string, string | number | null>>[]>>;
